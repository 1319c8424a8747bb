"""The player's place in the window: picture over transport, and a method for each of its commands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from captionstudio.core.ports import MediaInfo
from captionstudio.core.timecode import format_timecode
from captionstudio.services.captions_shown import CaptionsShown
from captionstudio.services.playback import RATES, Playback
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.shuttle import Shuttle
from captionstudio.ui.controls import ErrorBar
from captionstudio.ui.player.full_screen import FullScreen
from captionstudio.ui.player.picture_view import PictureView
from captionstudio.ui.player.speaker_tag import SpeakerTags
from captionstudio.ui.player.transport_bar import TransportBar

SAFE_AREA, SNAPSHOT_FOLDER = "player/safe_area", "player/snapshot_folder"
_NUDGE_MS = 500
_MARGIN = 10
_MENU = ("play", "play_cue", "loop_cue", "", "frame_back", "frame_forward", "go_to_time", "", "safe_area", "snapshot")
# Commands whose keys work over the full screen too; those that open another window are not among them.
_FULL_SCREEN_KEYS = (
    "play_cue", "slower", "faster", "usual_speed", "go_to_time", "set_start", "set_end", "start_earlier", "start_later", "end_earlier",
    "end_later", "insert_cue", "split_cue", "merge_cues", "undo", "redo", "next_issue", "previous_issue",
)  # fmt: skip
_USUAL_PROPORTIONS = QSize(16, 9)


class PlayerPanel(QWidget):
    """Picture with captions, and transport. Its public methods are what menus and keys call."""

    def __init__(self, session: Session, playback: Playback, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._playback, self._settings = session, playback, settings
        self._actions: Mapping[str, QAction] = {}
        self._shuttle = Shuttle(playback, self)
        self.captions = CaptionsShown(session, playback, settings, self)
        self.picture = PictureView(self.captions, self)
        self.tags = SpeakerTags(session, playback, settings, self)
        self.transport = TransportBar(playback, self)
        self.problems = ErrorBar(self)
        self._full_screen: FullScreen | None = None
        self._looped_id: str | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.problems)
        layout.addWidget(self.transport)
        self.setTabOrder(self.picture, self.transport)
        self._connect()
        self._show_media(playback.media)
        self.picture.set_safe_area(settings.get(SAFE_AREA, False))

    def toggle_play(self) -> None:
        """Play or pause."""
        self._shuttle.stop()
        self._playback.toggle()

    def play_cue(self) -> None:
        """Play the current caption once."""
        if cue := self._session.current_cue:
            self._playback.play_range(cue.start_ms, cue.end_ms)

    def loop_cue(self) -> None:
        """Play the current caption over and over, or stop doing so; the loop goes along when the caption is retimed."""
        self._looped_id = None
        if self._playback.is_looping:
            self._playback.stop_loop()
        elif cue := self._session.current_cue:
            self._playback.play_range(cue.start_ms, cue.end_ms, loop=True)
            self._looped_id = cue.id

    def step_back(self) -> None:
        """Go a frame back."""
        self._playback.step(-1)

    def step_forward(self) -> None:
        """Go a frame forward."""
        self._playback.step(1)

    def nudge_back(self) -> None:
        """Go half a second back."""
        self._playback.seek(self._playback.position_ms - _NUDGE_MS)

    def nudge_forward(self) -> None:
        """Go half a second forward."""
        self._playback.seek(self._playback.position_ms + _NUDGE_MS)

    def go_to_start(self) -> None:
        """Go to the start."""
        self._playback.seek(0)

    def ask_time(self) -> None:
        """Let a time be typed."""
        self.transport.time.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.transport.time.selectAll()

    def slower(self) -> None:
        """Take the next lower speed."""
        self._playback.set_rate(max((rate for rate in RATES if rate < self._playback.rate), default=RATES[0]))

    def faster(self) -> None:
        """Take the next higher speed."""
        self._playback.set_rate(min((rate for rate in RATES if rate > self._playback.rate), default=RATES[-1]))

    def usual_speed(self) -> None:
        """Take the usual speed."""
        self._playback.set_rate(1.0)

    def shuttle_back(self) -> None:
        """J: run back, faster each time."""
        self._shuttle.back()

    def shuttle_stop(self) -> None:
        """K: stand still, at the usual speed again."""
        self._shuttle.stop()
        self._playback.pause()

    def shuttle_forward(self) -> None:
        """L: play, faster each time."""
        self._shuttle.forward()

    def toggle_mute(self) -> None:
        """Switch sound off or on."""
        self._playback.set_muted(not self._playback.is_muted)

    def toggle_safe_area(self) -> None:
        """Show the safe area, or not."""
        self._settings.set(SAFE_AREA, not self._settings.get(SAFE_AREA, False))

    def toggle_full_screen(self) -> None:
        """Show the picture on the whole screen, or in the window again."""
        if self._full_screen is None:
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            self._full_screen = FullScreen(self.picture, self.transport, self)
            self._full_screen.left.connect(self.toggle_full_screen)
            self._full_screen.menu_wanted.connect(self.show_menu)
            keys = [self._actions[name] for name in _FULL_SCREEN_KEYS if name in self._actions]
            self._full_screen.addActions([*self.actions(), *keys])
            self._full_screen.showFullScreen()
        else:
            self._full_screen.close()
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, self.picture, 1)
            layout.addWidget(self.transport)
            self._full_screen.deleteLater()
            self._full_screen = None

    def snapshot(self) -> QImage:
        """Return the picture shown with its captions, null where there is none."""
        return self.picture.snapshot()

    def save_snapshot(self) -> None:
        """Ask for a file and write the picture shown with its captions there."""
        image, media = self.snapshot(), self._playback.media
        if image.isNull() or media is None:
            return
        folder = Path(self._settings.get(SNAPSHOT_FOLDER, "") or media.path.parent)
        time = format_timecode(self._playback.position_ms).replace(":", "-")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the picture"), str(folder / f"{media.path.stem} {time}.png"), self.tr("Pictures (*.png *.jpg)")
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".png")
        self._settings.set(SNAPSHOT_FOLDER, str(path.parent))
        if not image.save(str(path)):
            self.problems.show_message(
                self.tr("The picture cannot be written to “{0}”.").format(path), self.tr("Choose another folder or name."), "error"
            )

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's commands for the context menu and the tool tips."""
        self._actions = actions
        self.transport.set_actions(actions)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the commands of the player."""
        self.show_menu(event.globalPos())

    def show_menu(self, place: QPoint) -> None:
        """Offer the commands of the player at a place of the screen."""
        menu = QMenu(self._full_screen or self)
        for name in _MENU:
            if not name:
                menu.addSeparator()
            elif action := self._actions.get(name):
                menu.addAction(action)
        if not menu.isEmpty():
            menu.exec(place)
        menu.deleteLater()

    def _connect(self) -> None:
        playback = self._playback
        playback.frame_ready.connect(self.picture.set_image)
        self.tags.changed.connect(self.picture.set_speakers)
        playback.media_changed.connect(self._show_media)
        playback.problem.connect(self._on_problem)
        self.picture.clicked.connect(self.toggle_play)
        self.picture.double_clicked.connect(self._on_double_clicked)
        self.picture.picture_resized.connect(self._on_picture_resized)
        self.transport.play_toggled.connect(self.toggle_play)
        self.transport.stepped.connect(playback.step)
        self.transport.start_wanted.connect(self.go_to_start)
        self.transport.loop_wanted.connect(self.loop_cue)
        self.transport.time_entered.connect(playback.seek)
        self.transport.time_left.connect(self.picture.setFocus)
        self._settings.changed.connect(self._on_setting)
        playback.loop_changed.connect(self._on_loop)
        self._session.changed.connect(self._on_document_changed)

    def _show_media(self, media: MediaInfo | None) -> None:
        self.problems.clear()
        if media is None:
            self.picture.set_placeholder("film", self.tr("No media"), self.tr("Open or drop a video or sound file."))
        elif media.video is None:
            self.picture.set_placeholder("volume", media.path.name, self.tr("Sound without a picture"))
        else:
            self.picture.set_placeholder("film", "")
        video = media.video if media else None
        self.picture.set_proportions(QSize(video.width, video.height) if video else _USUAL_PROPORTIONS)

    def _on_double_clicked(self) -> None:
        self.toggle_play()  # takes the first click back
        if self._playback.media is not None:
            self.toggle_full_screen()

    def _on_picture_resized(self, size: QSize) -> None:
        self.captions.set_size(size)
        self._playback.set_picture_size(size.width(), size.height())

    def _on_problem(self, message: str) -> None:
        self.problems.show_message(message, severity="warning")
        if self.picture.image.isNull() and self._playback.media and self._playback.media.video:
            self.picture.set_placeholder("warning", self.tr("No picture"), message)

    def _on_loop(self, _is_looping: bool) -> None:
        cue = self._session.current_cue
        if cue is None or self._playback.loop_ms != (cue.start_ms, cue.end_ms):
            self._looped_id = None  # another stretch is looped, or none

    def _on_document_changed(self, _change: object) -> None:
        cue = self._session.current_cue if self._looped_id else None
        if cue is not None and cue.id == self._looped_id:
            self._playback.move_loop(cue.start_ms, cue.end_ms)

    def _on_setting(self, name: str) -> None:
        if name == SAFE_AREA:
            self.picture.set_safe_area(self._settings.get(SAFE_AREA, False))
