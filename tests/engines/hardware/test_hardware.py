"""What the processor may do, read from made-up systems."""

import os
import sys

import pytest

from captionstudio.engines.hardware import instruction_sets, processor, processor_name, usable_threads

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's files")


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write files of a system of eight threads, all of them ours, below ``tmp_path``."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return write


def test_the_threads_are_those_we_are_bound_to(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3})
    assert usable_threads(tmp_path) == 2


@pytest.mark.parametrize(
    ("limit", "threads"), [("200000 100000", 2), ("250000 100000", 3), ("1600000 100000", 8), ("max 100000", 8), ("", 8)]
)
def test_a_container_s_quota_counts(tmp_path, write, limit, threads):
    write("proc/self/cgroup", "0::/box/inner\n")
    write("sys/fs/cgroup/box/cpu.max", f"{limit}\n")
    assert usable_threads(tmp_path) == threads


def test_the_tightest_limit_of_all_groups_counts(tmp_path, write):
    write("proc/self/cgroup", "0::/box/inner\n")
    write("sys/fs/cgroup/cpu.max", "50000 100000\n")
    write("sys/fs/cgroup/box/inner/cpu.max", "300000 100000\n")
    assert usable_threads(tmp_path) == 1


def test_the_older_kind_of_control_groups_counts_too(tmp_path, write):
    write("proc/self/cgroup", "4:memory:/box\n3:cpu,cpuacct:/box\n")
    write("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "300000\n")
    write("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n")
    assert usable_threads(tmp_path) == 3
    write("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "-1\n")
    assert usable_threads(tmp_path) == 8


def test_the_processor_says_what_it_is(tmp_path, write):
    write("proc/cpuinfo", "model name\t: Fast One\nflags\t\t: fpu avx2 avx sse4_1 avx512_vnni\n")
    assert processor_name(tmp_path) == "Fast One"
    assert instruction_sets(tmp_path) == ("sse4_1", "avx", "avx2", "avx512_vnni")


def test_a_system_that_says_nothing_has_a_processor_all_the_same(tmp_path, write):
    assert usable_threads(tmp_path) == 8
    assert instruction_sets(tmp_path) == ()
    assert processor_name(tmp_path)


def test_the_processor_computes_with_numbers_the_engine_knows():
    import ctranslate2  # noqa: PLC0415

    assert processor().compute_type in ctranslate2.get_supported_compute_types("cpu")
