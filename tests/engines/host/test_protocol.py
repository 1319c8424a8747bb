import io
import pickle
import struct
from pathlib import Path

import pytest

from captionstudio.core.errors import InternalError, ModelMissing
from captionstudio.core.jobs import Progress
from captionstudio.core.ports import RecognitionRequest
from captionstudio.core.routes import TranslationRoute
from captionstudio.engines.host import protocol
from tests.fakes.scripted import make_batch

MESSAGES = [
    protocol.Recognise(RecognitionRequest("film.mp4", Path("/models/base"), ("en", "es"), end_ms=5, hint="Zoë"), (make_batch(0),)),
    protocol.FindRoute("en", "es"),
    protocol.Translate(("a", "b"), TranslationRoute(("en", "es"), ("en-es",))),
    protocol.Reported(Progress("recognise", 1, None, "media_ms")),
    protocol.Said("Resuming"),
    protocol.Yielded(make_batch(3)),
    protocol.Finished(["x"]),
]


def frame(payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + payload


def test_messages_come_out_as_they_went_in():
    stream = io.BytesIO()
    for message in MESSAGES:
        protocol.write_message(stream, message)
    stream.seek(0)
    assert [protocol.read_message(stream) for _ in MESSAGES] == MESSAGES
    assert protocol.read_message(stream) is None


def test_errors_keep_their_type_hint_and_data():
    stream = io.BytesIO()
    protocol.write_message(stream, protocol.Failed(ModelMissing("gone", hint="fetch it", model="base", path=Path("x"))))
    stream.seek(0)
    error = protocol.read_message(stream).error
    assert (type(error), str(error), error.hint, error.data) == (ModelMissing, "gone", "fetch it", {"model": "base", "path": Path("x")})


@pytest.mark.parametrize("cut", [1, 3, 4, 20])
def test_a_torn_frame_is_the_end_of_the_stream(cut):
    stream = io.BytesIO()
    protocol.write_message(stream, MESSAGES[0])
    assert protocol.read_message(io.BytesIO(stream.getvalue()[:cut])) is None


class Bomb:
    def __reduce__(self):
        return print, ("boom",)


@pytest.mark.parametrize("payload", [b"garbage", b"", pickle.dumps(Bomb()), pickle.dumps(Path.unlink)])
def test_foreign_payloads_are_refused_and_not_run(payload, capsys):
    with pytest.raises(InternalError):
        protocol.read_message(io.BytesIO(frame(payload)))
    assert capsys.readouterr().out == ""


def test_an_absurd_length_is_refused():
    with pytest.raises(InternalError):
        protocol.read_message(io.BytesIO(b"\xff\xff\xff\xffxyz"))
