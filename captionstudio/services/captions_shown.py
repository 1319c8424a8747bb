"""The captions over the picture, drawn in the background as burning in draws them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QSize, Signal
from PySide6.QtGui import QImage

from captionstudio.core.document import Cue, Track
from captionstudio.core.markup import plain_text
from captionstudio.core.player import CaptionRenderer, Overlay, PlayerEngines
from captionstudio.core.styles import STYLES, CaptionStyle, find_style, in_own_colours
from captionstudio.services.latest_worker import LatestWorker
from captionstudio.services.playback import Playback
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.speaker_names import SpeakerNames
from captionstudio.workflows.bilingual import stack_tracks

ACTIVE_WORD, SHOWN, SPEAKER_COLOURS = "player/active_word", "player/captions", "player/speaker_colours"
_HIGHLIGHT = "#FFD23F"
# A script holds the captions seen in such a stretch and a little around it: of 20,000 a keystroke then costs a few.
_STRETCH_MS, _AROUND_MS = 30_000, 1_000
_USUAL_PICTURE = (1280, 720)


@dataclass(frozen=True, slots=True)
class _Look:
    """Everything the script is made of."""

    tracks: tuple[Track, ...]
    style: CaptionStyle | None
    picture: tuple[int, int]
    span_ms: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Request:
    look: _Look
    width: int
    height: int
    time_ms: int


class CaptionsShown(QObject):
    """What is drawn over the picture now.

    ``changed()`` comes with every other drawing: `image` is to be laid at `place` over a picture of the size `drawn_for`.
    Without a renderer `image` stays null and `text` holds what to write.
    """

    changed = Signal()

    def __init__(self, session: Session, playback: Playback, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image, self.place, self.text = QImage(), QPoint(), ""
        self.drawn_for = QSize()
        self._session, self._playback, self._settings = session, playback, settings
        self._size = QSize()
        self._names = SpeakerNames(session, self)
        self._track_id: str | None = None
        self._second_id: str | None = None
        self._worker: LatestWorker | None = None
        self._drawn: Overlay | None = None
        self._cannot_draw = playback.engines is None
        session.document_reset.connect(self.refresh)
        session.changed.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        settings.changed.connect(self._on_setting)
        playback.position_changed.connect(self.refresh)
        playback.media_changed.connect(self.refresh)
        playback.closing.connect(self.shut_down)

    def set_size(self, size: QSize) -> None:
        """Say how many pixels of the screen the picture has."""
        if size != self._size:
            self._size = size
            self.refresh()

    def set_tracks(self, first: str | None, second: str | None = None) -> None:
        """Choose the track drawn, None for the active one, and another one below it."""
        self._track_id, self._second_id = first, second
        self.refresh()

    def refresh(self) -> None:
        """Draw anew."""
        tracks = self._tracks() if self._settings.get(SHOWN, True) else ()
        if not tracks or self._size.isEmpty():
            self._show(None, "")
        elif self._cannot_draw:
            self._show(None, "\n".join(self._text_of(track) for track in tracks).strip())
        else:
            look = self._look(tracks)
            self._ask(_Request(look, self._size.width(), self._size.height(), self._playback.position_ms))

    def shut_down(self) -> None:
        """End the thread."""
        if self._worker is not None:
            self._worker.shut_down()
            self._worker = None
        self._cannot_draw = True

    def _tracks(self) -> tuple[Track, ...]:
        by_id = {track.id: track for track in self._session.document.tracks}
        first = by_id.get(self._track_id or "") or self._session.active_track
        second = by_id.get(self._second_id or "")
        return tuple(track for track in (first, second if second is not first else None) if track is not None and track.cues)

    def _look(self, tracks: tuple[Track, ...]) -> _Look:
        media, style = self._playback.media, self._session.document.style
        picture = (media.video.width, media.video.height) if media and media.video else _USUAL_PICTURE
        is_own = style is None and len(tracks) == 1 and bool(tracks[0].header) and tracks[0].format in ("ass", "ssa")
        if not is_own:
            style = style or find_style(None)
            if self._settings.get(ACTIVE_WORD, True) and not style.highlight:
                style = replace(style, highlight=_HIGHLIGHT)
            if self._settings.get(SPEAKER_COLOURS, False) and not style.speaker_colours:
                style = replace(style, speaker_colours=STYLES["speakers"].speaker_colours)
            if style.speaker_colours:
                style = in_own_colours(style, self._names.speakers)
        at_ms = self._playback.position_ms // _STRETCH_MS * _STRETCH_MS
        return _Look(tracks, style, picture, (at_ms - _AROUND_MS, at_ms + _STRETCH_MS + _AROUND_MS))

    def _ask(self, request: _Request) -> None:
        engines = self._playback.engines
        assert engines is not None
        if self._worker is None:
            drawing = _Drawing(engines)
            self._worker = LatestWorker("captions", drawing.draw, drawing.close, self)
            self._worker.done.connect(self._on_drawn)
        self._worker.ask(request)

    def _on_drawn(self, request: _Request, result: Overlay | bool | None) -> None:
        if result is False:
            self._cannot_draw = True
            self.refresh()
        elif isinstance(result, Overlay) or result is None:
            self.drawn_for = QSize(request.width, request.height)
            self._show(result, "")

    def _show(self, overlay: Overlay | None, text: str) -> None:
        if overlay is self._drawn and text == self.text:
            return
        self._drawn, self.text = overlay, text
        if overlay is None:
            self.image = QImage()
        else:
            shape = (overlay.width, overlay.height, overlay.width * 4)
            self.image = QImage(overlay.pixels, *shape, QImage.Format.Format_ARGB32_Premultiplied).copy()
            self.place = QPoint(overlay.x, overlay.y)
        self.changed.emit()

    def _text_of(self, track: Track) -> str:
        at_ms = self._playback.position_ms
        return "\n".join(plain_text(cue.text) for cue in track.cues if cue.start_ms <= at_ms < cue.end_ms)

    def _on_setting(self, name: str) -> None:
        if name in (ACTIVE_WORD, SHOWN, SPEAKER_COLOURS):
            self.refresh()


class _Drawing:
    """Keeps renderer and script, in the thread that draws."""

    def __init__(self, engines: PlayerEngines) -> None:
        self._engines = engines
        self._renderer: CaptionRenderer | None = None
        self._look: _Look | None = None
        self._script = ""

    def draw(self, request: _Request) -> Overlay | bool | None:
        """Return the overlay, None where nothing is seen, False where there is nothing to draw with."""
        if self._renderer is None:
            self._renderer = self._engines.open_captions()
            if self._renderer is None:
                return False
        if not self._has(request.look):
            self._look = request.look
            track = _lay_together(request.look.tracks, request.look.span_ms)
            self._script = self._renderer.make_script(track, request.look.style, request.look.picture, request.look.span_ms)
        return self._renderer.draw(self._script, request.width, request.height, request.time_ms, picture=request.look.picture)

    def close(self) -> None:
        if self._renderer is not None:
            self._renderer.close()

    def _has(self, look: _Look) -> bool:
        """Whether the script is of this look; tracks are compared by identity, 20,000 cues by value would take long."""
        mine = self._look
        return (
            mine is not None
            and len(mine.tracks) == len(look.tracks)
            and all(a is b for a, b in zip(mine.tracks, look.tracks, strict=True))
            and (mine.style, mine.picture, mine.span_ms) == (look.style, look.picture, look.span_ms)
        )


def _lay_together(tracks: tuple[Track, ...], span_ms: tuple[int, int]) -> Track:
    """Return one track for all, as a bilingual burn-in stacks them; only what is near needs stacking."""
    if len(tracks) == 1:
        return tracks[0]
    near = [replace(track, cues=tuple(cue for cue in track.cues if _is_near(cue, span_ms))) for track in tracks]
    return stack_tracks(near[0], near[1])


def _is_near(cue: Cue, span_ms: tuple[int, int]) -> bool:
    return cue.start_ms < span_ms[1] and cue.end_ms > span_ms[0]
