#!/usr/bin/env python3
"""The ten-line faster-whisper script everybody writes, as the measure of ours: one recording, one fresh process, JSON out.

Model int8, beam 5, word timestamps, Silero filter, told the language; ``--batched N`` uses the batched pipeline. The clock starts
when the model is loaded; decoding the sound file counts.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any


def transcribe(options: argparse.Namespace) -> dict[str, Any]:
    """Transcribe one file and return words, seconds without model loading, and peak memory."""
    from faster_whisper import BatchedInferencePipeline, WhisperModel  # noqa: PLC0415 - its import is not what is measured

    started = time.perf_counter()
    model = WhisperModel(str(options.model), device="cpu", compute_type="int8", cpu_threads=options.threads)
    loaded = time.perf_counter()
    settings: dict[str, Any] = {"beam_size": 5, "word_timestamps": True, "vad_filter": True, "language": options.language}
    if options.language is None:
        settings["multilingual"] = True
    if options.no_context:
        settings["condition_on_previous_text"] = False
    if options.batched:
        segments, info = BatchedInferencePipeline(model).transcribe(str(options.audio), batch_size=options.batched, **settings)
    else:
        segments, info = model.transcribe(str(options.audio), **settings)
    words = [
        {
            "text": word.word.strip(),
            "start_ms": round(word.start * 1000),
            "end_ms": round(word.end * 1000),
            "space_before": word.word.startswith(" "),
        }
        for segment in segments
        for word in segment.words or ()
    ]
    finished = time.perf_counter()
    return {
        "engine": f"bare batched {options.batched}" if options.batched else "bare sequential",
        "wall_s": finished - loaded,
        "model_load_s": loaded - started,
        "media_s": info.duration,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "words": words,
    }


def main() -> None:
    """Transcribe and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("audio", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="folder of a converted Whisper model")
    parser.add_argument("--language", help="spoken language; without it the model decides for every window (multilingual)")
    parser.add_argument("--batched", type=int, default=0, metavar="N")
    parser.add_argument("--no-context", action="store_true", help="windows on their own (the batched pipeline always does that)")
    parser.add_argument("--threads", type=int, default=0, help="0: the engine's own choice")
    json.dump(transcribe(parser.parse_args()), sys.stdout)


if __name__ == "__main__":
    main()
