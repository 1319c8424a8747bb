#!/usr/bin/env python3
"""One transcription by this program in a fresh process, JSON out.

The whole job is timed: probing, decoding, speech detection, recognition in the engine host, the journal, cutting into cues, writing
SRT and JSON. Only loading the model is not: unless ``--cold``, the first seconds of the recording are transcribed before the clock
starts, so that the host is up and its model loaded, as it is for every job of a program after its first. ``--engine`` leaves out the
host and the workflow and runs the recogniser in this process.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve()
sys.path[:] = [str(_HERE.parents[1]), str(_HERE.parents[2]), *(p for p in sys.path if Path(p or ".").resolve() != _HERE.parent)]

from captionstudio.core.document import Cue, Word  # noqa: E402 - needs the path above
from captionstudio.core.jobs import JobContext  # noqa: E402
from captionstudio.core.layout.segmentation import segment_words  # noqa: E402
from captionstudio.core.ports import RecognitionRequest  # noqa: E402

_WARM_UP_MS = 3000


def run_engine(options: argparse.Namespace) -> dict[str, Any]:
    """Run the recogniser alone, in this process."""
    from captionstudio.engines.whisper.recogniser import WhisperRecogniser  # noqa: PLC0415 - the host path never imports it

    recogniser, context = WhisperRecogniser(), JobContext()

    def recognise(end_ms: int | None) -> list[Word]:
        request = RecognitionRequest(
            str(options.audio), options.model, options.languages, mode=options.mode, end_ms=end_ms, hint=options.hint
        )
        return [word for batch in recogniser.recognise(request, context) for word in batch.words]

    if not options.cold:
        recognise(_WARM_UP_MS)
    started = time.perf_counter()
    words = recognise(None)
    cues = segment_words(words)
    return _result("ours, engine alone", time.perf_counter() - started, words, cues)


def run_job(options: argparse.Namespace) -> dict[str, Any]:
    """Run the whole job as the program does and write its SRT and JSON; nothing is kept from run to run."""
    from captionstudio import api  # noqa: PLC0415 - the engine path needs none of it

    with tempfile.TemporaryDirectory() as home:
        os.environ["CAPTIONSTUDIO_HOME"] = home
        with api.Engines() as engines:
            return _timed_job(options, Path(home), engines)


def _timed_job(options: argparse.Namespace, home: Path, engines: Any) -> dict[str, Any]:
    from captionstudio import api  # noqa: PLC0415 - as above

    def run(end_ms: int | None) -> api.Captions:
        captions = api.transcribe(
            options.audio,
            model=options.model,
            languages=options.languages,
            mode=options.mode,
            hint=options.hint,
            end_ms=end_ms,
            speakers=options.speakers,
            resume=False,
            engines=engines,
        )
        api.save(captions.track, Path(home, "captions.srt"))
        captions.save_result(Path(home, "captions.json"))
        return captions

    if not options.cold:
        run(_WARM_UP_MS)
    started = time.perf_counter()
    captions = run(None)
    result = _result("ours", time.perf_counter() - started, captions.transcription.words, captions.track.cues)
    if speaking := captions.transcription.speaking:
        result["turns"] = [[turn.start_ms, turn.end_ms, speaking.speakers[turn.label].name] for turn in speaking.turns]
    return result


def _result(engine: str, wall_s: float, words: Any, cues: Any) -> dict[str, Any]:
    return {
        "engine": engine,
        "wall_s": wall_s,
        "words": [_word(word) for word in words],
        "cues": [_cue(cue) for cue in cues],
    }


def _word(word: Word) -> dict[str, Any]:
    return {
        "text": word.text,
        "start_ms": word.start_ms,
        "end_ms": word.end_ms,
        "language": word.language,
        "probability": word.probability,
        "is_doubtful": word.is_doubtful,
        "space_before": word.space_before,
        "speaker": word.speaker,
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "start_ms": cue.start_ms,
        "end_ms": cue.end_ms,
        "text": cue.text,
        "language": cue.language,
        "words": [_word(word) for word in cue.words],
    }


def main() -> None:
    """Transcribe and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("audio", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="folder of a converted Whisper model")
    parser.add_argument("--languages", type=lambda text: tuple(filter(None, text.split(","))), default=(), metavar="en,es")
    parser.add_argument("--mode", choices=("fast", "balanced", "careful"), default="balanced")
    parser.add_argument("--hint", default="")
    parser.add_argument("--speakers", default="off", help="auto, off, a number or a range")
    parser.add_argument("--cold", action="store_true", help="no warm-up: model loading counts")
    parser.add_argument("--engine", action="store_true", help="the recogniser alone, in this process")
    options = parser.parse_args()
    json.dump((run_engine if options.engine else run_job)(options), sys.stdout)


if __name__ == "__main__":
    main()
