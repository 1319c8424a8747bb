"""Graphics cards that models can run on, tried in a child process: a broken driver never takes the program down."""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from captionstudio.engines.trial_notes import read_note, write_note

_TRIAL = (sys.executable, "-P", "-m", "captionstudio.engines.cuda_trial")
_TRIAL_SECONDS = 60.0
_END_SECONDS = 2.0
# Half precision computes fastest on every card since 2017; the others are for cards and drivers that lack it.
_COMPUTE_TYPES = ("float16", "int8_float16", "int8_float32", "float32")
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]
_NOTE = "graphics cards"


@dataclass(frozen=True, slots=True)
class GraphicsCard:
    """A card on which a model ran a step: its number, name, memory, and the numbers (CTranslate2's compute type) it ran with."""

    index: int
    name: str
    memory_bytes: int
    compute_type: str


@dataclass(frozen=True, slots=True)
class CardReport:
    """The usable cards, and why none is where one seems to be there."""

    cards: tuple[GraphicsCard, ...] = ()
    problem: str = ""


def find_cards(*, command: Sequence[str] = _TRIAL, seconds: float = _TRIAL_SECONDS) -> CardReport:
    """Return the cards that models can run on. The trial is made once for each state of the driver and takes a few seconds then.

    Where nothing speaks for a card there is no trial. ``command`` tries with the compute type it is given (tests try by other means).
    """
    state = driver_state()
    if not state:
        return CardReport()
    with contextlib.suppress(TypeError, KeyError):
        if known := read_note(_NOTE, state):
            return CardReport(tuple(GraphicsCard(**card) for card in known["cards"]), known["problem"])
    report = _try_all(command, seconds)
    write_note(_NOTE, state, {"cards": [asdict(card) for card in report.cards], "problem": report.problem})
    return report


def driver_state(root: Path = Path("/")) -> str:
    """Return a text that changes with the cards, their driver and our engine, empty where no driver is installed."""
    if sys.platform == "win32":
        signs = [Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "System32" / "nvcuda.dll"]
    elif sys.platform == "linux":
        signs = sorted([*root.glob("dev/nvidia[0-9]*"), *root.glob("dev/dxg")])
    else:
        signs = []
    signs = [sign for sign in signs if sign.exists()]
    if not signs:
        return ""
    parts = [*map(str, signs), os.environ.get("CUDA_VISIBLE_DEVICES", ""), os.environ.get("LD_LIBRARY_PATH", "")]
    with contextlib.suppress(OSError):
        parts.append((root / "proc/driver/nvidia/version").read_text("utf-8", "replace"))
    with contextlib.suppress(OSError):
        parts.append(str(signs[0].stat().st_mtime) if sys.platform == "win32" else "")
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        parts.append(importlib.metadata.version("ctranslate2"))
    return "\n".join(parts)


def _try_all(command: Sequence[str], seconds: float) -> CardReport:
    problem = ""
    for compute_type in _COMPUTE_TYPES:
        found = _try([*command, compute_type], seconds)
        if found is None:  # it hangs: it would with other numbers, too
            return CardReport(problem=f"The graphics card did not answer within {seconds:g} s.")
        if found["cards"]:
            return CardReport(tuple(GraphicsCard(compute_type=compute_type, **card) for card in found["cards"]))
        problem = problem or "; ".join(found["problems"]) or "the driver finds none that CTranslate2 can use"
    return CardReport(problem=f"No model runs on the graphics card: {problem}")


def _try(command: Sequence[str], seconds: float) -> dict[str, Any] | None:
    """Run one trial and return its answer, or None where it hangs."""
    path = os.pathsep.join(filter(None, (str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH"))))
    with tempfile.TemporaryFile() as answer:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_END_SECONDS)  # one that hangs inside the driver cannot even be killed
            return None
        answer.seek(0)
        return _read_answer(answer.read(), code)


def _read_answer(answer: bytes, code: int) -> dict[str, Any]:
    if code:
        words = f"signal {-code}" if code < 0 else f"exit code {code}"
        return {"cards": [], "problems": [f"the trial crashed ({words})"]}
    try:
        found = json.loads(answer.decode("utf-8").strip().splitlines()[-1])
        kinds = {"index": int, "name": str, "memory_bytes": int}
        cards = [{key: kind(card[key]) for key, kind in kinds.items()} for card in found["cards"]]
        return {"cards": cards, "problems": [str(problem) for problem in found["problems"]]}
    except (ValueError, IndexError, KeyError, TypeError):
        return {"cards": [], "problems": ["the trial gave no sensible answer"]}
