"""The engines as the window takes them: each port filled with the real thing, nothing loaded before it is used."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from captionstudio.api.engines import Engines
from captionstudio.app.health import Doctor
from captionstudio.app.library import StoredModels
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.player import CaptionRenderer, PlayerEngines, StillReader, VideoPlayer
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.styles import CaptionStyle
from captionstudio.engines.ffmpeg.peaks import FfmpegSoundReader
from captionstudio.engines.ffmpeg.shots import FfmpegShotFinder
from captionstudio.engines.host.client import HostedTranslation
from captionstudio.engines.places import cache_dir, data_dir
from captionstudio.engines.speakers.models import has_models
from captionstudio.services.toolbox import Places, Toolbox


class RoutedTranslation:
    """Translates in the engine host, and finds routes beside it: a dialog asks for them while the host is at work."""

    def __init__(self, hosted: HostedTranslation) -> None:
        from captionstudio.engines.translation.router import TranslationRouter  # noqa: PLC0415 - start-up

        self._hosted = hosted
        self._router = TranslationRouter()
        self._turn = threading.Lock()  # dialogs and jobs ask from threads of their own

    def find_route(self, source: str, target: str, engine: str = "") -> TranslationRoute:
        """Return the best route between two languages."""
        with self._turn:
            return self._router.find_route(source, target, engine)

    def find_routes(self, source: str, target: str) -> tuple[TranslationRoute, ...]:
        """Return the best route of every engine that leads there."""
        with self._turn:
            return self._router.find_routes(source, target)

    def translate(
        self, texts: Sequence[str], route: TranslationRoute, context: JobContext, preceding: Sequence[Sequence[str]] = ()
    ) -> list[str]:
        """Translate each text along ``route``, in order."""
        return self._hosted.translate(texts, route, context, preceding)


class FfmpegVideo:
    """`captionstudio.services.toolbox.VideoJobs` over the jobs of `captionstudio.api`."""

    def burn_in(
        self,
        video: Path,
        track: Track,
        style: CaptionStyle | None,
        output: Path,
        context: JobContext,
        *,
        quality: int,
        start_ms: int,
        end_ms: int | None,
    ) -> None:
        """Draw captions into the picture."""
        from captionstudio.api.video import burn_in  # noqa: PLC0415 - start-up

        burn_in(video, track, output, style=style, quality=quality, start_ms=start_ms, end_ms=end_ms, context=context)

    def mux(self, video: Path, tracks: Sequence[Track], output: Path, context: JobContext) -> None:
        """Add tracks that a player can switch."""
        from captionstudio.api.video import mux  # noqa: PLC0415 - start-up

        mux(video, tracks, output, context=context)

    def encoder_name(self, output: Path) -> str:
        """Return the video encoder that would be used for an output of that name."""
        from captionstudio.engines.ffmpeg.containers import container_for  # noqa: PLC0415 - start-up
        from captionstudio.engines.ffmpeg.encoders import choose_encoder  # noqa: PLC0415 - start-up

        return choose_encoder(container_for(output).muxer).name


def open_vlc() -> VideoPlayer | None:
    """Return a player over libvlc; where that is missing, it tells so of each file and another one plays."""
    from captionstudio.engines.vlc.player import VlcPlayer  # noqa: PLC0415 - start-up

    return VlcPlayer()


def open_stills() -> StillReader:
    """Return a reader of exact frames."""
    from captionstudio.engines.ffmpeg.stills import VideoStills  # noqa: PLC0415 - start-up

    return VideoStills()


def open_captions() -> CaptionRenderer | None:
    """Return a renderer over libass, or None where libass is not installed."""
    from captionstudio.engines.libass.renderer import open_captions as open_libass  # noqa: PLC0415 - start-up

    return open_libass()


def places() -> Places:
    """Return the folders of this user."""
    return Places(data_dir(), cache_dir())


def build_toolbox(engines: Engines) -> Toolbox:
    """Return the tools over ``engines``, whose owner ends them."""
    return Toolbox(
        places=places(),
        recogniser=engines.recogniser,
        translation=RoutedTranslation(engines.translation),
        media=engines.media,
        models=engines.models,
        library=StoredModels(),
        video=FfmpegVideo(),
        sound=FfmpegSoundReader(),
        shots=FfmpegShotFinder(),
        player=PlayerEngines(open_vlc, open_stills, open_captions),
        health=Doctor(),
        speakers=engines.speakers if has_models() else None,
    )
