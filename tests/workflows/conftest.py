"""What transcriptions by scripted engines are asked for."""

import pytest

from captionstudio.workflows.transcribe import TranscribeRequest


@pytest.fixture
def request_(tmp_path):
    """A film and a model, of which nothing but the bytes is real."""
    media = tmp_path / "film.mp4"
    media.write_bytes(b"film")
    model = tmp_path / "model"
    model.mkdir()
    (model / "model.bin").write_bytes(b"weights")
    return TranscribeRequest(str(media), model)


@pytest.fixture
def journals(tmp_path):
    """Where unfinished work is kept."""
    return tmp_path / "journals"
