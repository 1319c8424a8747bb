"""What lies in the repository: nothing of the machines it was made on, nothing large, every pin with its hash."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ["packaging/setup", "packaging/run", "packaging/test", "packaging/compile-requirements", ".ci/run"]
# Written in pieces so that this file does not hold what it looks for.
TRACES = [
    r"(?<![A-Za-z0-9_.])/(?:" + "|".join(["work", "root", "farm", "Users/[a-z]+", "home/(?!<)[a-z]+"]) + r")/",
    "index" + "-url",
    "find" + "-links",
    r"https?://[^/\s\"']+/(?:simple|packages)/",
    r"(?:pypi|pythonhosted)\." + r"[a-z]+",
]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in (ROOT / name for name in listed.stdout.split("\0") if name) if path.is_file()]


def pins(name: str) -> dict[str, str]:
    """Requirement lines of a pinned list by package name, hashes included."""
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {re.split(r"[=\s]", line)[0]: line for line in lines}


def test_no_machine_and_no_package_host_is_named():
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for trace in TRACES for match in re.finditer(trace, text)]
    assert found == []


def test_the_repository_is_small():
    sizes = {path: path.stat().st_size for path in tracked()}
    assert sum(sizes.values()) < 40_000_000
    ships_whole = ROOT / "resources" / "models" / "speakers" / "speaker.onnx"
    assert [path for path, size in sizes.items() if size > 5_000_000 and path != ships_whole] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_by_version_and_hash(name: str):
    for line in pins(name).values():
        assert re.match(r"[a-z0-9-]+==[^ ]+ ", line)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line)


def test_what_the_project_needs_is_in_the_list_and_heavy_things_are_not():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    needed = {re.match(r"[A-Za-z0-9_.-]+", line)[0].lower() for line in project["dependencies"]}
    assert needed | {"hatchling"} <= set(run)
    assert {re.match(r"[A-Za-z0-9_.-]+", line)[0].lower() for line in project["optional-dependencies"]["dev"]} <= set(dev)
    assert not {"torch", "stanza", "spacy", "triton"} & set(dev)
    assert run.items() <= dev.items()


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_sound_and_executable(script: str):
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)
    assert "set -euo pipefail" in path.read_text(encoding="utf-8")


def test_continuous_integration_runs_the_test_command():
    assert "packaging/test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
