"""Players for tests: the real engines without sound, and a scripted player that does what a test says."""

from types import SimpleNamespace

from captionstudio.core.player import PlayerEngines
from captionstudio.engines.ffmpeg.stills import VideoStills
from captionstudio.engines.libass.renderer import open_captions
from captionstudio.engines.vlc.player import VlcPlayer
from captionstudio.services.playback import Playback
from captionstudio.services.settings import Settings


def open_silent_vlc():
    return VlcPlayer(is_silent=True)


def make_playback(open_player=open_silent_vlc, *, open_stills=VideoStills, open_captions=open_captions, settings=None):
    """Return a `Playback` over real engines, or others; `shut_down` is the caller's."""
    toolbox = SimpleNamespace(player=PlayerEngines(open_player, open_stills, open_captions))
    return Playback(toolbox, settings or Settings(None))


class ScriptedPlayer:
    """Says and does nothing by itself; ``time_ms`` and the events are the test's to set and send."""

    name = "Script"

    def __init__(self, *, exact=True):
        self.calls = []
        self.time_ms = 0
        self.events = None
        self.exact = exact
        self.frame = None

    def is_exact(self, media):
        return self.exact

    def open(self, media, audio_stream, bounds, events):
        self.events, self.time_ms = events, 0
        self.calls.append(("open", media.path.name, audio_stream, bounds))

    def play(self, at_ms):
        self.time_ms = at_ms
        self.calls.append(("play", at_ms))

    def pause(self):
        self.calls.append(("pause",))

    def seek(self, at_ms):
        self.time_ms = at_ms
        self.calls.append(("seek", at_ms))

    def set_rate(self, rate):
        self.calls.append(("rate", rate))

    def set_volume(self, percent):
        self.calls.append(("volume", percent))

    def take_frame(self):
        return self.frame

    def close(self):
        self.calls.append(("close",))

    def shut_down(self):
        self.calls.append(("shut_down",))
