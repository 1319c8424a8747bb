"""Numbers to pictures: columns of sound and spectra as images. The only module of the timeline that computes with arrays of pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from captionstudio.core.waveform import Samples
    from captionstudio.workflows.spectrum import Levels
    from captionstudio.workflows.waveform import Pairs

_FULL = 32768


def draw_columns(pairs: Pairs, height: int, gain: float, shades: tuple[QColor, QColor, QColor]) -> QImage:
    """Return a picture with one column for each pair, from its minimum to its maximum around the middle.

    ``shades`` are those of the ground, of the inner part of a column and of its ends. A column whose minimum is above its maximum
    stays empty: nothing is known there.
    """
    back, core, edge = shades
    middle = (height - 1) / 2
    scaled = pairs.astype(numpy.float32) * (-gain * middle / _FULL) + middle
    top, bottom = scaled[:, 1].clip(0, height - 1), scaled[:, 0].clip(0, height - 1)
    is_known = pairs[:, 0] <= pairs[:, 1]
    rows = numpy.arange(height, dtype=numpy.float32)[:, None]
    is_inside = (rows >= top - 0.5) & (rows <= bottom + 0.5) & is_known
    half = (top - middle) * 0.55 + middle, (bottom - middle) * 0.55 + middle
    is_core = is_inside & (rows >= half[0]) & (rows <= half[1])
    pixels = numpy.full(is_inside.shape, back.rgb(), numpy.uint32)
    pixels[is_inside] = edge.rgb()
    pixels[is_core] = core.rgb()
    return _image(pixels)


def columns_of_samples(pieces: list[Samples], first: int, count: int, ms_per_column: float) -> Pairs:
    """Return the extremes of columns as `Pyramid.columns` does, from pieces of samples that join; what they do not cover is unknown."""
    rate, start_ms = pieces[0].sample_rate, pieces[0].start_ms
    samples = join_samples(pieces)
    edges = (numpy.arange(first, first + count + 1) * ms_per_column - start_ms) * (rate / 1000)
    places = edges.astype(numpy.int64).clip(0, len(samples))
    part = numpy.concatenate([samples[places[0] : places[-1] + 1], [0]]).astype(numpy.int16)
    starts = places[:-1] - places[0]
    pairs = numpy.stack([numpy.minimum.reduceat(part, starts), numpy.maximum.reduceat(part, starts)], 1)
    # A column also reaches to the sample before it, as the line that joins two samples does.
    pairs[1:, 0] = numpy.minimum(pairs[1:, 0], pairs[:-1, 1])
    pairs[1:, 1] = numpy.maximum(pairs[1:, 1], numpy.minimum(pairs[:-1, 0], pairs[:-1, 1]))
    is_outside = (edges[1:] <= 0) | (edges[:-1] >= len(samples))
    pairs[is_outside] = (32767, -32768)
    return pairs


def join_samples(pieces: list[Samples]) -> Any:
    """Return the samples of pieces that follow each other as one array."""
    return numpy.concatenate([numpy.frombuffer(piece.data, "<i2") for piece in pieces])


def draw_spectrum(levels: Levels, back: QColor, colour: QColor, hot: QColor) -> QImage:
    """Return a picture of frequencies: silence in the colour of the ground, loud parts bright."""
    stops = numpy.array([0.0, 0.62, 1.0])
    channels = []
    for channel in ("red", "green", "blue"):
        values = [getattr(each, channel)() for each in (back, colour, hot)]
        channels.append(numpy.interp(numpy.linspace(0, 1, 256), stops, values).astype(numpy.uint32))
    table = (numpy.uint32(0xFF000000) | (channels[0] << 16) | (channels[1] << 8) | channels[2]).astype(numpy.uint32)
    return _image(table[levels])


def _image(pixels: Any) -> QImage:
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_RGB32).copy()
