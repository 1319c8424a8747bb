"""A toolbox of scripted engines: everything answers, nothing is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.errors import ModelMissing
from captionstudio.services.toolbox import Places, Toolbox
from tests.fakes.scripted import ScriptedMedia, ScriptedRecogniser, ScriptedTranslation


@dataclass(frozen=True)
class FakeModel:
    name: str
    path: Path
    size_bytes: int = 7
    problem: str = ""
    is_multilingual: bool = True


class FakeSpeeds:
    def __init__(self):
        self.noted = []

    def record(self, model, media_seconds, work_seconds):
        self.noted.append((model, media_seconds))


class FakeModels:
    """A shelf with one model, ``tiny``, whose folder is real; empty it with ``clear``."""

    def __init__(self, folder):
        self.speeds = FakeSpeeds()
        self.folder = folder / "tiny"
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "model.bin").write_bytes(b"weights")
        self.models = [FakeModel("tiny", self.folder)]

    def clear(self):
        self.models = []

    def installed(self):
        return self.models

    def find(self, name_or_dir):
        for model in self.models:
            if model.name == str(name_or_dir):
                return model.path
        raise ModelMissing(f"The model “{name_or_dir}” is not installed.", hint="Get it with: captionstudio models fetch", model="tiny")

    def choose_default(self):
        if not self.models:
            raise ModelMissing("No recognition model is installed.", hint="Get one with: captionstudio models fetch base", model="base")
        return self.models[0]


class ScriptedVideo:
    """Writes what it was asked for into the output, as text."""

    def __init__(self):
        self.error = None

    def burn_in(self, video, track, style, output, context, *, quality, start_ms, end_ms):
        context.check_cancelled()
        if self.error:
            raise self.error
        texts = "|".join(cue.text.replace("\n", "/") for cue in track.cues)
        output.write_text(f"burned {video.name} [{texts}] {style and style.name} {quality} {start_ms}-{end_ms}")

    def mux(self, video, tracks, output, context):
        if self.error:
            raise self.error
        inside = video.read_text() if video.stat().st_size < 1000 else video.name
        output.write_text(f"muxed ({inside}) {[(track.language, [cue.start_ms for cue in track.cues]) for track in tracks]}")

    def encoder_name(self, output):
        return "libx264"


def make_toolbox(folder, **engines):
    """A toolbox over a folder; name an engine to put another in its place."""
    parts = {
        "recogniser": ScriptedRecogniser(),
        "translation": ScriptedTranslation(),
        "media": ScriptedMedia(),
        "models": FakeModels(folder / "models"),
        "video": ScriptedVideo(),
        **engines,
    }
    return Toolbox(places=Places(folder / "data", folder / "cache"), **parts)
