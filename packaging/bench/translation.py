"""Translation of 2,000 different cues: this program against `argostranslate.translate`, the same package, one process each.

Theirs is the library's own translation path (`get_translation_from_codes(...).translate`, cue by cue, which is its only way). Its sentence
splitters would load or download further models; so they are replaced by one that does nothing (each cue is one sentence). That favours
them: splitting costs them extra otherwise. They run in the environment of the interpreter that is named, where the library has its full
set; in our own environment, which does without, stanza, never called then, is an empty module. They are run as the library sets itself
up, and with one thread, which is much faster when anything else runs on a machine of few cores. Ours is the whole of
`translate_track`: grouping, protection, batches, layout. Loading is left out on both sides.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGE = "translate-en_es"
_SUBJECTS = "boy girl teacher doctor mother father driver captain singer king queen farmer sister brother"
_VERBS = "opens closes sees takes buys finds paints wants has sells brings cleans loses shows"
_OBJECTS = "window door book letter car boat bread coffee house table key picture map camera flower apple box chair hat bicycle lamp bottle"


def make_sentences(count: int) -> list[str]:
    """Return different sentences that the shipped packages know, in an order that mixes their words."""
    words = itertools.product(_SUBJECTS.split(), _VERBS.split(), _OBJECTS.split())
    known = [f"The {subject} {verb} the {thing}." for subject, verb, thing in words]
    return [known[at * 1009 % len(known)] for at in range(count)]  # 1009 is prime to their number, 4312


def main(cues: int = 2000, repeats: int = 3, argos_python: str = sys.executable) -> dict[str, Any]:
    """Measure both, ours and their single-threaded runs in turns, the best of each counting; rates are cues a second.

    ``argos_python`` is the interpreter of the environment where argostranslate is run.
    ``ratio`` is against the library as it comes, ``ratio_single_thread`` against its one-thread run; ``same_text`` is the share of cues
    that both translate alike.

    Raises:
        RuntimeError: one of the two failed.
    """
    default = _measure("theirs", cues, argos_python)
    ours, single = [], []
    for _ in range(repeats):
        ours.append(_measure("ours", cues, sys.executable))
        single.append(_measure("theirs", cues, argos_python, ARGOS_INTRA_THREADS="1"))
    best, best_single = (min(runs, key=lambda run: float(run["seconds"])) for runs in (ours, single))
    same = sum(a == b for a, b in zip(best["texts"], best_single["texts"], strict=True))
    return {
        "cues": cues,
        "ours_cues_per_second": round(cues / best["seconds"], 1),
        "theirs_cues_per_second": round(cues / default["seconds"], 1),
        "theirs_single_thread_cues_per_second": round(cues / best_single["seconds"], 1),
        "ratio": round(default["seconds"] / best["seconds"], 2),
        "ratio_single_thread": round(best_single["seconds"] / best["seconds"], 2),
        "same_text": round(same / cues, 4),
        "theirs": "argostranslate's own translation path, cue by cue, with sentence splitting left out"
        + ("" if argos_python == sys.executable else ", in an environment with its full set"),
    }


def _measure(side: str, cues: int, python: str, **variables: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder, "packages")
        shutil.copytree(_ROOT / "resources" / "translation" / _PACKAGE, packages / _PACKAGE)
        places = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "CAPTIONSTUDIO_HOME"), folder)
        environment = {**os.environ, **places, **variables, "ARGOS_PACKAGES_DIR": str(packages), "PYTHONPATH": str(_ROOT)}
        command = [python, str(Path(__file__).resolve()), side, str(cues)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)
    if run.returncode:
        raise RuntimeError(f"{side}: {run.stderr[-2000:]}")
    result: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return result


def _run_ours(sentences: list[str]) -> tuple[float, list[str]]:
    from captionstudio.core.document import Cue, Track  # noqa: PLC0415 - each side loads only its own
    from captionstudio.core.jobs import JobContext  # noqa: PLC0415
    from captionstudio.engines.translation.router import TranslationRouter  # noqa: PLC0415
    from captionstudio.workflows.translate import translate_track  # noqa: PLC0415

    engine = TranslationRouter()
    engine.translate(["Good morning."], engine.find_route("en", "es"), JobContext())
    track = Track(tuple(Cue(at * 3000, at * 3000 + 2500, text) for at, text in enumerate(sentences)), language="en")
    return _timed(lambda: [cue.text for cue in translate_track(track, "es", engine, JobContext()).cues])


def _run_theirs(sentences: list[str]) -> tuple[float, list[str]]:
    if importlib.util.find_spec("stanza") is None:
        sys.modules["stanza"] = types.ModuleType("stanza")
    from argostranslate import translate  # noqa: PLC0415

    translation: Any = translate.get_translation_from_codes("en", "es")
    translation.underlying.sentencizer = types.SimpleNamespace(split_sentences=lambda text: [text])
    translation.translate("Good morning.")
    return _timed(lambda: [translation.translate(sentence) for sentence in sentences])


def _timed(run: Callable[[], list[str]]) -> tuple[float, list[str]]:
    started = time.perf_counter()
    texts = run()
    return time.perf_counter() - started, texts


if __name__ == "__main__":
    if len(sys.argv) == 3:
        seconds, texts = {"ours": _run_ours, "theirs": _run_theirs}[sys.argv[1]](make_sentences(int(sys.argv[2])))
        print(json.dumps({"seconds": seconds, "texts": texts}))
    else:
        print(json.dumps(main()))
