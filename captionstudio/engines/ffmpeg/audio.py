"""Sound of any media as mono float samples, streamed from an ffmpeg child without a temporary file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from captionstudio.core.errors import EngineProblem, InvalidRequest, MediaUnreadable
from captionstudio.core.timecode import format_timecode
from captionstudio.engines.ffmpeg.decoding import BYTES_PER_SAMPLE, decode_command, no_stream
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.process import LogTail

if TYPE_CHECKING:
    import numpy

_EARLY_END_MS = 2000


def read_audio(
    media: str,
    *,
    stream: int = 0,
    start_ms: int = 0,
    end_ms: int | None = None,
    sample_rate: int = 16000,
    chunk_seconds: float = 30,
    on_warning: Callable[[str], None] | None = None,
) -> Iterator[numpy.ndarray[Any, numpy.dtype[numpy.float32]]]:
    """Yield the sound of audio stream ``stream`` as float32 arrays of ``chunk_seconds`` each (the last one shorter), -1 to 1.

    Sample 0 is ``start_ms`` counted from the container's start, as players count: sound that starts late is preceded by silence and
    gaps in the timestamps are filled. A damaged or truncated file yields what can be decoded; ``on_warning`` hears what is wrong with
    it. Closing the generator ends the child process.

    Raises:
        MediaUnreadable: the file cannot be opened or nothing in it can be decoded.
        NoAudioStream: the media has no sound, or not that many sound tracks.
        EngineMissing: ffmpeg is not installed.
    """
    import numpy  # noqa: PLC0415 (start-up)

    if start_ms < 0 or (end_ms is not None and end_ms <= start_ms):
        raise InvalidRequest("The range is empty.", hint="Its end must lie after its start.")
    start = start_ms * sample_rate // 1000
    end = None if end_ms is None else start + (end_ms - start_ms) * sample_rate // 1000
    info = probe_media(media)
    if stream not in range(len(info.audio)):
        raise no_stream(media, stream, len(info.audio))
    samples = 0
    command = decode_command(media, info, stream=stream, sample_rate=sample_rate, start_sample=start, end_sample=end)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        log = LogTail(child.stderr)
        try:
            for block in _read_blocks(child.stdout, round(chunk_seconds * sample_rate) * BYTES_PER_SAMPLE):
                pcm = numpy.frombuffer(block, dtype="<i2")
                samples += len(pcm)
                yield pcm.astype(numpy.float32) / numpy.float32(32768)
            code = child.wait()
        finally:
            child.kill()
            child.wait()
            log.finish()
    read_ms = samples * 1000 // sample_rate
    if code < 0:
        raise EngineProblem(f"ffmpeg was ended by signal {-code} while decoding “{media}”.", hint="Run the job again.", log=log.text)
    if not samples and (code or log.text or not start_ms):
        hint = "It may be damaged or cut short; copy or download it again."
        raise MediaUnreadable(f"Nothing in the sound of “{media}” can be decoded.", hint=hint, path=media, log=log.text)
    if on_warning and (code or log.text):
        on_warning(f"“{media}” is damaged; sound may be missing ({log.first_line or f'ffmpeg ended with {code}'}).")
    if on_warning and end_ms is None and info.duration_ms and start_ms + read_ms < info.duration_ms - _EARLY_END_MS:
        last, stated = format_timecode(start_ms + read_ms), format_timecode(info.duration_ms)
        on_warning(f"The sound of “{media}” ends at {last}, although the file states a length of {stated}.")


def _read_blocks(pipe: Any, size: int) -> Iterator[bytearray]:
    """Yield blocks of exactly ``size`` bytes, the last one what is left in whole samples."""
    while True:
        block = bytearray(size)
        view, filled = memoryview(block), 0
        while filled < size and (count := pipe.readinto1(view[filled:])):
            filled += count
        view.release()
        whole = filled - filled % BYTES_PER_SAMPLE
        if whole:
            yield block if whole == size else block[:whole]
        if filled < size:
            return
