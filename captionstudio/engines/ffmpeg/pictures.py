"""Decoded pictures as screens take them: blue, green, red, in square pixels and the right way up."""

from __future__ import annotations

from typing import Any

from captionstudio.core.player import Frame
from captionstudio.core.ports import VideoStream

# libswscale's numbers, which are those of ITU-T H.273.
_MATRICES = {"bt601": 5, "bt709": 1, "bt2020": 9}
_FULL, _LIMITED = 2, 1
_BYTES_PER_PIXEL = 4


def fit_size(picture: VideoStream, bounds: tuple[int, int]) -> tuple[int, int]:
    """Return the largest even size within ``bounds`` that has the picture's proportions, never larger than the picture itself."""
    scale = min(1.0, bounds[0] / picture.width, bounds[1] / picture.height)
    return _even(picture.width * scale), _even(picture.height * scale)


class Converter:
    """Makes `Frame` out of PyAV's pictures; keeps the conversion prepared between pictures of one kind."""

    def __init__(self) -> None:
        from av.video.reformatter import VideoReformatter  # noqa: PLC0415 (start-up)

        self._reformatter = VideoReformatter()

    def convert(self, decoded: Any, picture: VideoStream, size: tuple[int, int], time_ms: int, *, turn: int = 0) -> Frame:
        """Return the picture scaled to ``size``, which it has once it is turned by ``turn`` times 90 degrees against the clock."""
        width, height = size if turn % 2 == 0 else (size[1], size[0])
        shown = self._reformatter.reformat(
            decoded,
            width,
            height,
            "bgra",
            src_colorspace=_MATRICES[picture.matrix],
            src_color_range=_FULL if picture.is_full_range else _LIMITED,
            dst_color_range=_FULL,
            interpolation="BILINEAR",
            threads=1,  # a second one would wait for a core that decodes
        )
        plane = shown.planes[0]
        if turn % 4 == 0:
            return Frame(memoryview(plane), width, height, plane.line_size, time_ms)
        import numpy  # noqa: PLC0415 (start-up)

        turned = numpy.rot90(shown.to_ndarray(), turn)
        return Frame(turned.tobytes(), size[0], size[1], size[0] * _BYTES_PER_PIXEL, time_ms)


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)
