"""Single frames of a video, exact to the frame, by PyAV."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.player import Frame
from captionstudio.core.ports import MediaInfo, VideoStream
from captionstudio.engines.ffmpeg.pictures import Converter, fit_size
from captionstudio.engines.ffmpeg.sources import source_options, source_url
from captionstudio.engines.memory import give_memory_back, share_memory

# Decoded frames kept, so that stepping back does not decode from the key frame again.
_KEPT = 12
# Up to this far ahead decoding on is cheaper than seeking: a seek begins at a key frame, mostly half a second or more before its aim.
_AHEAD_S = Fraction(1)
# Frames nobody refers to are not decoded further from the aim than this.
_SURE_S = Fraction(1, 2)
# A seek may land after its aim (B-frames, files without an index): how much earlier to try.
_EARLIER_S = (Fraction(0), Fraction(2), Fraction(10), Fraction(60))
_TALLEST = 1 << 16


class VideoStills:
    """`captionstudio.core.player.StillReader` over PyAV; keeps the last video open."""

    def __init__(self) -> None:
        share_memory()
        self._opened: tuple[MediaInfo, _OpenVideo] | None = None

    def frame_at(self, media: MediaInfo, time_ms: int, max_width: int, *, offset: int = 0) -> Frame:
        """Return the frame shown at a time, or its neighbour ``offset`` frames away."""
        import av  # noqa: PLC0415 (start-up)

        if media.video is None:
            raise MediaUnreadable(f"“{media.path}” has no picture.", path=str(media.path))
        try:
            if self._opened is None or self._opened[0] != media:
                self.close()
                self._opened = (media, _OpenVideo(media, media.video))
            return self._opened[1].frame_at(time_ms, max_width, offset)
        except (av.FFmpegError, ValueError, EOFError) as error:
            self.close()
            hint = "It may be damaged or cut short; copy or download it again."
            raise MediaUnreadable(f"The picture of “{media.path}” cannot be decoded.", hint=hint, path=str(media.path)) from error

    def close(self) -> None:
        """Close the video."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None
            give_memory_back()


class _OpenVideo:
    """A container being decoded: frames in order of time, the last few kept. Times here are seconds as fractions, as the file counts."""

    def __init__(self, media: MediaInfo, picture: VideoStream) -> None:
        self._media = media
        self._picture = picture
        self._converter = Converter()
        self._decoding: Iterator[tuple[Fraction, Any]] | None = None
        self._kept: deque[tuple[Fraction, Any]] = deque(maxlen=_KEPT)
        self._is_at_end = False
        self._open()

    def frame_at(self, time_ms: int, max_width: int, offset: int) -> Frame:
        """Return the frame ``offset`` frames from the one shown at ``time_ms``."""
        at, decoded = self._find(self._start + Fraction(max(0, time_ms), 1000))
        for _ in range(offset):
            following = self._after(at)
            if following is None:
                break
            at, decoded = following
        for _ in range(-offset):
            before = self._before(at)
            if before is None:
                break
            at, decoded = before
        return self._convert(at, decoded, max_width)

    def close(self) -> None:
        """Let go of everything decoded, then of the file."""
        self._kept.clear()
        self._decoding = None
        with contextlib.suppress(OSError):
            self._container.close()

    def _open(self) -> None:
        import av  # noqa: PLC0415 (start-up)

        media = str(self._media.path)
        self._container = av.open(source_url(media), options=source_options(media), metadata_errors="replace")
        self._stream: Any = self._container.streams.video[self._picture.index]
        self._stream.thread_type = "AUTO"
        self._start = Fraction(self._container.start_time or 0, 1_000_000)
        rate = self._stream.average_rate or self._stream.guessed_rate
        self._usual_s = 1 / rate if rate else Fraction(1, 25)
        self._restart()

    def _restart(self) -> None:
        self._kept.clear()
        self._is_at_end = False
        self._decoding = self._decode()

    def _find(self, aim: Fraction) -> tuple[Fraction, Any]:
        """Return the frame shown at ``aim``: the last one that does not begin after it, else the first of all."""
        if self._kept and self._kept[0][0] <= aim:
            if aim < self._kept[-1][0] or self._is_at_end:
                return self._last_until(aim)
            if aim <= self._kept[-1][0] + _AHEAD_S:
                return self._decode_until(aim)
        for earlier in _EARLIER_S:
            self._seek(aim - earlier)
            found = self._decode_until(aim)
            if found[0] <= aim:
                return found
        self._rewind()
        return self._decode_until(aim)

    def _decode_until(self, aim: Fraction) -> tuple[Fraction, Any]:
        self._skip_before(aim)
        while not self._kept or self._kept[-1][0] <= aim:
            if not self._read_one():
                break
        if not self._kept:
            # Beyond the last key frame's reach: the file ends before the time asked for.
            self._rewind()
            while self._read_one():
                pass
        if not self._kept:
            raise ValueError("no frame")
        return self._last_until(aim)

    def _last_until(self, aim: Fraction) -> tuple[Fraction, Any]:
        return next((frame for frame in reversed(self._kept) if frame[0] <= aim), self._kept[0])

    def _after(self, at: Fraction) -> tuple[Fraction, Any] | None:
        while self._kept[-1][0] <= at:
            if not self._read_one():
                return None
        return next(frame for frame in self._kept if frame[0] > at)

    def _before(self, at: Fraction) -> tuple[Fraction, Any] | None:
        if self._kept[0][0] >= at:
            found = self._find(at - Fraction(1, 1_000_000))
            return found if bool(found[0] < at) else None
        return next((frame for frame in reversed(self._kept) if frame[0] < at), None)

    def _read_one(self) -> bool:
        assert self._decoding is not None
        frame = next(self._decoding, None)
        if frame is None:
            self._is_at_end = True
            return False
        self._kept.append(frame)
        return True

    def _decode(self) -> Iterator[tuple[Fraction, Any]]:
        """Yield frames with their times; where the file gives none they follow each other at the mean rate."""
        import av  # noqa: PLC0415 (start-up)

        following: Fraction = self._start
        for packet in self._container.demux(self._stream):
            self._choose_skipping(packet)
            try:
                frames = packet.decode()
            except av.InvalidDataError:
                continue  # a damaged packet: the frames around it can still be shown
            frame: Any
            for frame in frames:
                time = following if frame.pts is None else Fraction(frame.pts * frame.time_base)
                following = time + self._usual_s
                yield time, frame

    def _skip_before(self, aim: Fraction) -> None:
        self._sure_from = aim - _SURE_S

    def _choose_skipping(self, packet: Any) -> None:
        is_far = packet.pts is not None and packet.pts * packet.time_base < self._sure_from
        wanted = "NONREF" if is_far else "DEFAULT"
        if self._stream.codec_context.skip_frame != wanted:
            self._stream.codec_context.skip_frame = wanted

    def _seek(self, to: Fraction) -> None:
        import av  # noqa: PLC0415 (start-up)

        try:
            self._container.seek(int(max(self._start, to) / self._stream.time_base), stream=self._stream)
        except (av.FFmpegError, OSError):
            self._rewind()
        else:
            self._restart()

    def _rewind(self) -> None:
        self._container.close()
        self._open()

    def _convert(self, at: Fraction, decoded: Any, max_width: int) -> Frame:
        picture = self._picture
        since = (at - self._start) * 1000
        time_ms = max(0, -int(-since // 1))  # rounded up: at that millisecond this frame is shown and not the one before
        turn = round(decoded.rotation / 90)
        size = fit_size(picture, (max_width, _TALLEST))
        return self._converter.convert(decoded, picture, size, time_ms, turn=turn)
