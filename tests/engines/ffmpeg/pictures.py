"""Looking at videos: frames as arrays, where something is drawn in them, and what a file holds."""

import json
import subprocess
from dataclasses import dataclass

import numpy

from captionstudio.core.document import Cue, Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.styles import find_style
from captionstudio.engines.ffmpeg.burn import burn_in


def burn(video, captions, output, style="classic", messages=None, **options):
    """Burn a track, or one text that lasts a second, into ``video`` and return ``output``."""
    track = captions if isinstance(captions, Track) else Track((Cue(0, 1000, captions),), language="en")
    said = [] if messages is None else messages
    options.setdefault("quality", 4)
    look = find_style(style) if isinstance(style, str) else style
    burn_in(str(video), track, look, output, JobContext(on_message=said.append), **options)
    return output


def frame_at(path, second):
    """Return the frame shown at a second as rows, columns and red, green, blue, turned as a player shows it."""
    command = ["ffmpeg", "-v", "error", "-ss", str(second), "-i", f"file:{path}", "-map", "0:V:0", "-frames:v", "1"]
    shown = subprocess.run([*command, "-f", "image2pipe", "-c:v", "ppm", "-"], check=True, capture_output=True).stdout
    _, size, _, pixels = shown.split(b"\n", 3)
    width, height = map(int, size.split())
    return numpy.frombuffer(pixels, dtype=numpy.uint8).reshape(height, width, 3).astype(int)


@dataclass(frozen=True)
class Drawn:
    """The box around what is drawn, in parts of the picture: 0 is its top or left, 1 its bottom or right."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def middle(self):
        return (self.left + self.right) / 2


def find_drawn(frame, colour=None):
    """Return where the picture is bright, or, with a ``colour`` such as ``red``, where it has that colour; None if nowhere."""
    red, green, blue = frame[..., 0], frame[..., 1], frame[..., 2]
    masks = {
        None: frame.min(axis=2) > 130,
        "red": (red > 130) & (green < 90) & (blue < 90),
        "yellow": (red > 130) & (green > 110) & (blue < 100),
        "cyan": (red < 140) & (green > 130) & (blue > 130),
    }
    rows, columns = numpy.nonzero(masks[colour])
    if not len(rows):
        return None
    height, width = frame.shape[:2]
    return Drawn(rows.min() / height, (rows.max() + 1) / height, columns.min() / width, (columns.max() + 1) / width)


def count_lines(frame):
    """Return how many lines of text are drawn."""
    lit = (frame.min(axis=2) > 130).any(axis=1)
    return int((lit[1:] & ~lit[:-1]).sum() + lit[0])


def streams(path, kind, *entries):
    """Return what ffprobe says of the streams of a kind (``v``, ``a``, ``s``): one dictionary each."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-select_streams", kind, "-show_streams", str(path)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["streams"]
    return [{entry: _look_up(stream, entry) for entry in entries} for stream in found] if entries else found


def _look_up(stream, entry):
    group, _, name = entry.partition(":")
    return stream.get(group, {}).get(name) if name else stream.get(group)


def packet_times(path):
    """Return the presentation times of the picture in seconds, in order."""
    command = ["ffprobe", "-v", "error", "-select_streams", "V:0", "-show_entries", "packet=pts_time", "-of", "csv=p=0", str(path)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return sorted(float(line.strip(",")) for line in shown)
