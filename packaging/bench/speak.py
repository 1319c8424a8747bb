#!/usr/bin/env python3
"""Find the speakers of captions (JSON rows of start, end, text) in a recording, in a fresh process; prints JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).resolve()
sys.path[:] = [str(_HERE.parents[1]), str(_HERE.parents[2]), *(p for p in sys.path if Path(p or ".").resolve() != _HERE.parent)]

from captionstudio import api  # noqa: E402 - needs the path above
from captionstudio.core.document import Cue, Track  # noqa: E402


def main() -> None:
    """Run and print how many speakers and turns were found."""
    captions, media = sys.argv[1:]
    cues = tuple(Cue(start, end, text, language="en") for start, end, text in json.loads(Path(captions).read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as home:
        os.environ["CAPTIONSTUDIO_HOME"] = home
        found = api.find_speakers(Track(cues), media)
    json.dump({"speakers": len(found.speakers), "turns": len(found.turns)}, sys.stdout)


if __name__ == "__main__":
    main()
