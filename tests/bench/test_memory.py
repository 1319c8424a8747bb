"""Memory is that of the whole process tree."""

import sys

from bench.memory import run_command

_HOLD = """
import subprocess, sys, time
block = b"x" * (60 * 2**20)
if len(sys.argv) > 1:
    sys.exit(subprocess.run([sys.executable, "-c", open(sys.argv[1]).read()]).returncode)
time.sleep(0.4)
"""


def test_children_count(tmp_path):
    script = tmp_path / "hold.py"
    script.write_text(_HOLD)
    alone = run_command([sys.executable, str(script)], is_watched=True)
    both = run_command([sys.executable, str(script), str(script)], is_watched=True)
    assert alone.exit_code == both.exit_code == 0
    assert 60 < alone.peak_mb < 100
    assert alone.peak_mb + 55 < both.peak_mb < 200


def test_output_exit_code_and_time_are_kept():
    run = run_command([sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"])
    assert (run.exit_code, run.stdout.strip(), run.stderr.strip(), run.peak_mb) == (3, "out", "err", 0)
    assert 0 < run.wall_s < 30
