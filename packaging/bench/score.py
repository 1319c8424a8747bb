#!/usr/bin/env python3
"""Print every figure of one recording: ``score.py --recordings DIR NAME RESULT.json``.

RESULT.json is a list of words (``text``, ``start_ms``, ``end_ms``, ``language``), or an object with ``words`` and, where there are
cues, ``cues`` or ``subtitles``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve()
sys.path[:] = [str(_HERE.parents[1]), str(_HERE.parents[2]), *(p for p in sys.path if Path(p).resolve() != _HERE.parent)]

from bench.scoring import CueScore, Share, Spread, WordScore, list_errors, score_cues, score_words  # noqa: E402 - needs the path above
from bench.truth import load_truth  # noqa: E402
from captionstudio.core.document import Cue, Word  # noqa: E402


def read_words(content: Any) -> list[Word]:
    """Return the words of a result: ours, or any list of objects with text and times."""
    rows = content if isinstance(content, list) else content.get("words", [])
    return [
        Word(row["text"], row["start_ms"], row["end_ms"], language=row.get("language"), space_before=row.get("space_before", True))
        for row in rows
        if row["text"].strip()
    ]


def read_cues(content: Any) -> list[Cue]:
    """Return the cues of a result, none for a bare list of words."""
    if isinstance(content, list):
        return []
    rows = content.get("cues") or content.get("subtitles") or []
    return [Cue(row["start_ms"], row["end_ms"], row["text"], language=row.get("language")) for row in rows]


def describe(figure: float | Share | Spread | None) -> str:
    """Return a figure as one would read it out."""
    match figure:
        case None:
            return "-"
        case Share():
            return f"{figure.value:.3f} ({figure.hits} of {figure.count})"
        case Spread():
            return f"median {figure.median:.0f} ms, p90 {figure.p90:.0f} ms, signed median {figure.signed:+.0f} ms, n {figure.count}"
        case int():
            return str(figure)
    return f"{figure:.4f}"


def print_score(score: WordScore | CueScore) -> None:
    """Print one line for each figure."""
    for name in score.__slots__:
        print(f"{name.replace('_', ' '):20}{describe(getattr(score, name))}")


def main() -> None:
    """Score one result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recordings", type=Path, required=True, help="folder with NAME.json")
    parser.add_argument("--language", help="language of words that carry none")
    parser.add_argument("--errors", action="store_true", help="list every word error")
    parser.add_argument("name")
    parser.add_argument("result", type=Path)
    options = parser.parse_args()
    truth = load_truth(options.recordings / f"{options.name}.json")
    content = json.loads(options.result.read_text(encoding="utf-8"))
    words, cues = read_words(content), read_cues(content)
    if options.errors:
        print("\n".join(list_errors(truth, words, options.language)) + "\n")
    if words:
        print_score(score_words(truth, words, options.language))
    if cues:
        print()
        print_score(score_cues(truth, cues, options.language))


if __name__ == "__main__":
    main()
