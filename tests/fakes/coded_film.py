"""Films whose every frame holds its own number, so that a test can read which frame it sees."""

import subprocess
from fractions import Fraction

import numpy

_BITS = 16
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-bf", "3", "-g", "250", "-pix_fmt", "yuv420p")


def make_coded_film(path, frames, *, rate="25", size=(320, 180), sound=True, options=(), codec=H264):
    """Write a film of so many frames: the upper half is 16 bars, light for a one, dark for a nought, the lowest bit first."""
    width, height = size
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{width}x{height}", "-r", rate, "-i", "-"]
    if sound:
        command += ["-f", "lavfi", "-i", f"sine=440:d={float(frames / Fraction(rate)):.3f}"]
    with subprocess.Popen([*command, *codec, *options, str(path)], stdin=subprocess.PIPE) as child:
        for number in range(frames):
            picture = numpy.full((height, width), 80, numpy.uint8)
            for bit in range(_BITS):
                picture[: height // 2, bit * width // _BITS : (bit + 1) * width // _BITS] = 235 if number >> bit & 1 else 16
            child.stdin.write(picture.tobytes())
        child.stdin.close()
        assert child.wait() == 0
    return path


def number_in(pixels):
    """Return the number that a picture holds: rows, columns, colours."""
    height, width = pixels.shape[:2]
    row = pixels[height // 4, :, 1]
    return sum(1 << bit for bit in range(_BITS) if row[int((bit + 0.5) * width / _BITS)] > 128)


def number_of(frame):
    """Return the number in a `Frame`."""
    return number_in(array_of(frame))


def array_of(frame):
    """Return a `Frame` as rows, columns and blue, green, red, alpha."""
    rows = numpy.frombuffer(frame.pixels, numpy.uint8)[: frame.height * frame.stride].reshape(frame.height, frame.stride)
    return rows[:, : frame.width * 4].reshape(frame.height, frame.width, 4)


def number_in_image(image):
    """Return the number in a QImage of 32 bits a pixel."""
    rows = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(image.height(), image.bytesPerLine())
    return number_in(rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4))
