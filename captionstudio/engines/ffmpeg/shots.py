"""Where shots change, found by ffmpeg on a small copy of the picture."""

from __future__ import annotations

import tempfile
from dataclasses import replace

from captionstudio.core.errors import MediaUnreadable, RenderFailed
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.ports import MediaInfo
from captionstudio.engines.ffmpeg.decoding import has_moving_start
from captionstudio.engines.ffmpeg.process import run_ffmpeg
from captionstudio.engines.ffmpeg.sources import source_options, source_url

# Of 100: below 8 camera moves count as cuts, above 14 cuts between dark shots are missed; the filter's own default lies between.
_THRESHOLD = 10
_WIDTH = 192
_KEY = "lavfi.scd.time="
# A flash or a short dissolve marks several frames in a row; no shot that captions care about is that short.
_SHORTEST_MS = 200


class FfmpegShotFinder:
    """Finds changes of shot; see `captionstudio.core.waveform.ShotFinder`."""

    def find_shots(self, media: MediaInfo, context: JobContext) -> tuple[int, ...]:
        """Return the beginnings of shots in milliseconds from the container's start; none where there is no picture."""
        if media.video is None:
            return ()
        found: list[int] = []

        def hear(line: str) -> None:
            if line.startswith(_KEY):
                found.append(round(float(line[len(_KEY) :]) * 1000))

        def report(progress: Progress) -> None:
            context.report(replace(progress, stage="prepare"))

        inner = JobContext(on_progress=report, cancelled=context.cancelled)
        try:
            run_ffmpeg(_arguments(media), inner, folder=tempfile.gettempdir(), duration_ms=media.duration_ms, on_line=hear)
        except RenderFailed as error:
            raise MediaUnreadable(
                f"The picture of “{media.path}” cannot be decoded.", hint="It may be damaged.", path=str(media.path), log=error.data["log"]
            ) from error
        return _thin_out(found)


def _arguments(media: MediaInfo) -> list[str]:
    assert media.video is not None
    options = [part for name, value in source_options(str(media.path)).items() for part in (f"-{name}", value)]
    # The times go to the log, which is read line by line; progress has the other pipe.
    filters = (
        f"scale={_WIDTH}:-2:flags=fast_bilinear,scdet=threshold={_THRESHOLD},metadata=print:key=lavfi.scd.time:direct=1:file=pipe\\\\:2"
    )
    arguments = [*options, "-i", source_url(str(media.path)), "-map", f"0:v:{media.video.index}", "-vf", filters, "-f", "null", "-"]
    if has_moving_start(media) and media.audio:
        arguments += ["-map", "0:a:0", "-c", "copy", "-f", "null", "-"]  # in use, so that time counts from the container's start
    return arguments


def _thin_out(times_ms: list[int]) -> tuple[int, ...]:
    """Return the times without those that follow another too closely, and without the film's own beginning."""
    kept: list[int] = []
    for time_ms in sorted(times_ms):
        if time_ms >= _SHORTEST_MS and (not kept or time_ms - kept[-1] >= _SHORTEST_MS):
            kept.append(time_ms)
    return tuple(kept)
