"""The whole way of a film, on the sample that ships with the program."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from captionstudio.api.captions import Captions, save, transcribe
from captionstudio.api.engines import Engines
from captionstudio.api.translation import translate_all
from captionstudio.api.video import burn_in
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.resources import resource_path
from captionstudio.workflows.export import output_path
from captionstudio.workflows.output import check_writable

SPOKEN = ("en", "es")
TARGETS = ("en", "es", "fr")
FORMATS = ("srt", "vtt")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: files in order, the captions, the seconds it took in all and the seconds of each step."""

    files: tuple[Path, ...]
    captions: Captions
    seconds: float
    steps: dict[str, float]


def run_demo(folder: Path, *, context: JobContext | None = None) -> Demo:
    """Transcribe the sample in its two languages, translate it into three, write every track and burn the original in.

    Raises:
        ModelMissing, EngineMissing, OutputProblem, JobCancelled
    """
    job = context or JobContext()
    video, stem = resource_path("sample", "sample.mp4"), folder / "sample"
    steps: dict[str, float] = {}
    outputs = {(language, name): output_path(stem, name, language) for language in (None, *TARGETS) for name in FORMATS}
    film = output_path(stem, "captioned.mp4")
    for path in (*outputs.values(), film):
        check_writable(path)
    started = last = time.monotonic()

    def step(name: str) -> None:
        nonlocal last
        now = time.monotonic()
        steps[name], last = round(now - last, 2), now

    with Engines() as engines:
        captions = transcribe(video, languages=SPOKEN, context=job, engines=engines, resume=False)
        step("transcription")
        tracks: dict[str | None, Track] = {None: captions.track}
        made = translate_all(captions.track, TARGETS, memory=False, context=job, engines=engines)
        tracks.update(zip(TARGETS, made, strict=True))
        step("translation")
    for (language, _), path in outputs.items():
        save(tracks[language], path)
    burn_in(video, captions.track, film, context=job)
    step("burn-in")
    return Demo((*outputs.values(), film), captions, time.monotonic() - started, steps)
