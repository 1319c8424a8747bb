"""Graphics cards are tried in a child that may crash, hang or talk nonsense. No test needs a card: the child is a script."""

import json
import subprocess
import sys
import textwrap

import pytest

from captionstudio.engines import graphics_cards
from captionstudio.engines.graphics_cards import CardReport, GraphicsCard, driver_state, find_cards
from captionstudio.engines.hardware import choose_device, is_graphics_failure, is_out_of_memory
from captionstudio.engines.trial_model import run_one_step
from captionstudio.engines.trial_notes import forget_notes, notes_path

ANSWER = {"cards": [{"index": 0, "name": "Card", "memory_bytes": 8_000_000_000}], "problems": []}


@pytest.fixture(autouse=True)
def driver(tmp_path, monkeypatch):
    """A home of its own, and a driver that speaks for a card."""
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))
    state = ["driver 1"]
    monkeypatch.setattr(graphics_cards, "driver_state", lambda: state[0])
    return state


@pytest.fixture
def child(tmp_path):
    """Make a command of a script; ``tries()`` tells the compute types it was run with."""
    log = tmp_path / "tries"

    def make(code):
        script = tmp_path / "child.py"
        note = f"import json, os, sys, time\nopen({str(log)!r}, 'a').write(sys.argv[1] + '\\n')\n"
        script.write_text(note + textwrap.dedent(code))
        return (sys.executable, str(script))

    make.tries = lambda: log.read_text().split() if log.exists() else []
    return make


def test_a_card_that_works_is_found_once_for_each_driver(child, driver):
    command = child(f"print('a library says hello'); print({json.dumps(ANSWER)!r})")
    report = find_cards(command=command)
    assert report == CardReport((GraphicsCard(0, "Card", 8_000_000_000, "float16"),))
    assert find_cards(command=command) == report
    assert child.tries() == ["float16"]
    driver[0] = "driver 2"
    assert find_cards(command=command) == report
    assert len(child.tries()) == 2
    forget_notes()
    find_cards(command=command)
    assert len(child.tries()) == 3


def test_a_card_without_half_precision_computes_with_other_numbers(child):
    problem = {"cards": [], "problems": ["Card: no float16"]}
    command = child(f"print({json.dumps(ANSWER)!r} if sys.argv[1] == 'int8_float32' else {json.dumps(problem)!r})")
    assert [card.compute_type for card in find_cards(command=command).cards] == ["int8_float32"]
    assert child.tries() == ["float16", "int8_float16", "int8_float32"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_driver_that_crashes_costs_the_card_alone(child):
    report = find_cards(command=child("import signal; os.kill(os.getpid(), signal.SIGSEGV)"))
    assert report.cards == ()
    assert "signal 11" in report.problem


def test_a_driver_that_hangs_is_left_behind(child):
    command = child("time.sleep(600)")
    report = find_cards(command=command, seconds=0.5)
    assert report.cards == ()
    assert "did not answer" in report.problem
    assert find_cards(command=command, seconds=0.5) == report
    assert child.tries() == ["float16"], "a driver that hangs is asked once"


@pytest.mark.parametrize("answer", ["", "hello", "{}", "[1]", '{"cards": [{"index": 0}], "problems": []}', '{"cards": 3, "problems": []}'])
def test_nonsense_is_no_card(child, answer):
    report = find_cards(command=child(f"print({answer!r})"))
    assert report.cards == ()
    assert "no sensible answer" in report.problem


def test_why_no_card_can_be_used_is_said(child):
    missing = {"cards": [], "problems": ["Card: Library libcublas.so.12 is not found or cannot be loaded"]}
    device = choose_device(lambda: find_cards(command=child(f"print({json.dumps(missing)!r})")))
    assert device.device == "cpu"
    assert "libcublas.so.12" in device.note


@pytest.mark.parametrize(
    "damage", [b"", b"\x00\xff", b"[]", b'{"graphics cards": 3}', b'{"graphics cards": {"state": "driver 1", "result": {"cards": 4}}}']
)
def test_a_damaged_note_costs_a_new_trial(child, damage):
    notes_path().parent.mkdir(parents=True)
    notes_path().write_bytes(damage)
    assert find_cards(command=child(f"print({json.dumps(ANSWER)!r})")).cards


def test_without_a_driver_nothing_is_tried(child, driver):
    driver[0] = ""
    assert find_cards(command=child("print(1 / 0)")) == CardReport()
    assert child.tries() == []
    assert not notes_path().exists()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's device files")
def test_the_state_of_the_driver_is_read_from_the_system(tmp_path, monkeypatch):
    monkeypatch.undo()
    assert driver_state(tmp_path) == ""
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "nvidiactl").touch()
    assert driver_state(tmp_path) == "", "a driver without a card"
    (tmp_path / "dev" / "nvidia0").touch()
    one = driver_state(tmp_path)
    (tmp_path / "dev" / "nvidia1").touch()
    two = driver_state(tmp_path)
    (tmp_path / "proc/driver/nvidia").mkdir(parents=True)
    (tmp_path / "proc/driver/nvidia/version").write_text("NVRM version 550")
    assert len({"", one, two, driver_state(tmp_path)}) == 4


def test_the_real_child_answers_where_there_is_no_card():
    done = subprocess.run([*graphics_cards._TRIAL, "float16"], capture_output=True, text=True, timeout=60, check=True)
    assert set(json.loads(done.stdout.splitlines()[-1])) == {"cards", "problems"}


@pytest.mark.parametrize("compute_type", ["int8", "float32"])
def test_the_trial_model_runs_a_real_step(tmp_path, compute_type):
    run_one_step(tmp_path, "cpu", 0, compute_type)


def test_the_trial_model_fails_where_a_device_cannot_compute(tmp_path):
    with pytest.raises((RuntimeError, ValueError)) as failure:
        run_one_step(tmp_path, "cuda", 99, "float16")
    assert is_graphics_failure(failure.value)
    assert not is_out_of_memory(failure.value)


def test_the_card_with_most_memory_is_chosen_unless_the_user_says_no(monkeypatch):
    small, large = GraphicsCard(0, "Small", 4_000, "float16"), GraphicsCard(1, "Large", 8_000, "int8_float32")
    device = choose_device(lambda: CardReport((small, large)))
    assert (device.device, device.index, device.name, device.compute_type) == ("cuda", 1, "Large", "int8_float32")
    monkeypatch.setenv("CAPTIONSTUDIO_DEVICE", "cpu")
    assert choose_device(lambda: CardReport((large,))).device == "cpu"
