"""What the journals tell of transcriptions that were not finished, so that one can be gone on with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import captionstudio
from captionstudio.workflows.journal import SUFFIX


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A transcription that stopped at ``upto_ms`` of the media; the other fields are how it was asked for.

    ``with_turns`` tells whether it listens to who speaks. ``model`` is the identity of the model's files, see
    `captionstudio.workflows.identity.model_identity`. ``written_at`` is when its journal was last written, in seconds since 1970.
    """

    upto_ms: int
    written_at: float
    model: str
    languages: tuple[str, ...]
    audio_stream: int
    start_ms: int
    end_ms: int | None
    mode: Any
    task: Any
    hint: str
    with_turns: bool = False


def find_unfinished(journals: Path, media: str, name: str) -> Unfinished | None:
    """Return the latest unfinished transcription of the media of that identity and file name that has come to something, or None.

    Journals of another name or another version of the program do not count: no run would go on with them.
    """
    wanted = {"media": media, "name": name, "program": captionstudio.__version__}
    found: list[Unfinished] = []
    with suppress(OSError):
        for path in journals.glob(f"*{SUFFIX}"):
            with suppress(OSError, ValueError, KeyError, TypeError):
                if unfinished := _look_at(path, wanted):
                    found.append(unfinished)
    return max(found, key=lambda each: each.written_at, default=None)


def _look_at(path: Path, wanted: Mapping[str, str]) -> Unfinished | None:
    with path.open("rb") as stream:
        head = json.loads(stream.readline())
        if any(head[key] != value for key, value in wanted.items()):
            return None
        upto_ms = 0
        for line in stream:
            if not line.endswith(b"\n"):
                break
            upto_ms = json.loads(line)["upto_ms"]
    if upto_ms <= head["start_ms"]:
        return None
    return Unfinished(
        upto_ms=upto_ms,
        written_at=path.stat().st_mtime,
        model=head["model"],
        languages=tuple(head["languages"]),
        audio_stream=head["audio_stream"],
        start_ms=head["start_ms"],
        end_ms=head["end_ms"],
        mode=head["mode"],
        task=head["task"],
        hint=head["hint"],
        with_turns=head.get("turns", False),
    )
