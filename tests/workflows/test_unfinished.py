import os

import pytest

from captionstudio.core.jobs import JobContext
from captionstudio.workflows.identity import media_identity
from captionstudio.workflows.transcribe import TranscribeRequest, transcribe
from captionstudio.workflows.unfinished import find_unfinished
from tests.fakes.scripted import ScriptedMedia, ScriptedRecogniser


@pytest.fixture
def media(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.bin").write_bytes(b"weights")
    return path


def leave(media, batches, **options):
    """Break a transcription off after so many batches; returns the folder of journals."""
    request = TranscribeRequest(str(media), media.parent / "model", **options)
    recogniser = ScriptedRecogniser(batches)
    whole = recogniser.recognise

    def breaking(*arguments, **named):
        yield from whole(*arguments, **named)
        raise RuntimeError("broken off")

    recogniser.recognise = breaking
    folder = media.parent / "journals"
    with pytest.raises(RuntimeError):
        transcribe(request, recogniser, ScriptedMedia(), JobContext(), journals=folder)
    return folder


def find(folder, media, name=None):
    return find_unfinished(folder, media_identity(str(media)), name or media.name)


def test_it_tells_how_far_it_came_and_how_it_was_asked_for(media):
    folder = leave(media, 2, languages=("en", "es"), mode="careful", hint="Aurelia", start_ms=500)
    found = find(folder, media)
    assert (found.upto_ms, found.languages, found.mode, found.task) == (20_000, ("en", "es"), "careful", "transcribe")
    assert (found.hint, found.start_ms, found.end_ms, found.audio_stream) == ("Aurelia", 500, None, 0)


def test_the_latest_counts(media):
    folder = leave(media, 3)
    for path in folder.iterdir():
        os.utime(path, (1000, 1000))
    leave(media, 1, mode="fast")
    assert find(folder, media).mode == "fast"


def test_nothing_heard_is_nothing_to_go_on_with(media):
    assert find(leave(media, 0), media) is None


def test_other_media_names_versions_and_damage_do_not_count(media, monkeypatch, tmp_path):
    folder = leave(media, 2)
    other = tmp_path / "other.mp4"
    other.write_bytes(b"other")
    assert find(folder, other) is None
    assert find(folder, media, "renamed.mp4") is None
    assert find(tmp_path / "nowhere", media) is None
    (journal,) = folder.iterdir()
    lines = journal.read_bytes()
    journal.write_bytes(lines[:-20])  # torn by a crash: the batch before it counts
    assert find(folder, media).upto_ms == 10_000
    (folder / "x.journal").write_bytes(b"\xff\xfe nonsense\n")
    assert find(folder, media).upto_ms == 10_000
    monkeypatch.setattr("captionstudio.__version__", "99")
    assert find(folder, media) is None
