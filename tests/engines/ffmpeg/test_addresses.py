"""FFmpeg opens sockets by itself, so the offline lock stands before it: no address is opened outside a job that may."""

import functools
import http.server
import threading

import pytest

from captionstudio.api.engines import Media
from captionstudio.api.video import burn_in, mux
from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import NetworkForbidden
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import media_job, network_use, set_offline_lock
from captionstudio.engines.ffmpeg import burn as burning
from captionstudio.engines.ffmpeg import mux as muxing
from captionstudio.engines.ffmpeg.audio import read_audio
from captionstudio.engines.ffmpeg.probe import probe_media

TRACK = Track((Cue(0, 1000, "Hello"),), language="en")


class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def server(film):
    """Serves a film on this computer and notes what is asked for."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=film.parent)) as server:
        server.asked = []
        server.address = f"http://127.0.0.1:{server.server_port}/{film.name}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def locked():
    set_offline_lock(True)
    yield
    set_offline_lock(True)


def burn(address, folder):
    burning.burn_in(address, TRACK, None, folder / "out.mp4", JobContext())


def add_track(address, folder):
    muxing.mux_tracks(address, [TRACK], folder / "out.mkv", JobContext())


DOORS = [
    lambda address, _: probe_media(address),
    lambda address, _: Media().probe(address),
    lambda address, _: list(read_audio(address)),
    burn,
    add_track,
]


@pytest.mark.parametrize("door", DOORS, ids=["probe", "media", "sound", "burn", "mux"])
def test_an_address_is_opened_in_a_job_alone(server, tmp_path, door):
    with pytest.raises(NetworkForbidden, match="may not be used for"):
        door(server.address, tmp_path)
    assert server.asked == []
    assert list(tmp_path.iterdir()) == []
    with media_job(server.address):
        assert network_use() == (server.address.split("/")[2],)
        door(server.address, tmp_path)
    assert server.asked


def test_with_the_lock_off_an_address_is_opened_as_it_is(server):
    set_offline_lock(False)
    assert probe_media(server.address).video


def test_the_jobs_of_the_api_may_open_the_address_they_are_given(server, tmp_path):
    burn_in(server.address, TRACK, tmp_path / "burned.mp4")
    mux(server.address, [TRACK], tmp_path / "muxed.mkv")
    assert server.asked
    assert network_use() == ()


def test_a_file_is_no_job_of_the_network(film):
    with media_job(str(film)):
        assert network_use() == ()
    assert probe_media(film).video


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("https://anna:secret@films.example:8443/a/b.mp4?x=1", "films.example:8443"),
        ("HTTP://films.example", "films.example"),
        ("http://films.example?x=a@b", "films.example"),
    ],
)
def test_the_user_is_told_the_server_and_no_password(address, server):
    with media_job(address):
        assert network_use() == (server,)
