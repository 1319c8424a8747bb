"""The row under the picture: time, play, steps, speed, loudness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSlider, QToolButton, QWidget

from captionstudio.core.timecode import format_timecode
from captionstudio.services.playback import RATES, Playback, PlaybackState
from captionstudio.ui.controls import TimecodeEdit
from captionstudio.ui.fonts import monospace_font
from captionstudio.ui.icons import icon

_SLIDER_WIDTH = 76
_SPACING = 6


class _TimeField(TimecodeEdit):
    """The time, large and without a frame until it is typed into."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("playerTime")
        self.setStyleSheet(
            "#playerTime { background: transparent; border-color: transparent; padding: 3px 4px; }"
            "#playerTime:hover { border-color: palette(mid); } #playerTime:focus { background: palette(base); }"
        )

    def follow_font(self) -> None:
        """Take the size that texts have now."""
        font = monospace_font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """Fit hours, and the sign of a text that is no time."""
        return QSize(self.fontMetrics().horizontalAdvance("00:00:00.000") + 22, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Enter and Escape, so that the keys of the player work again."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()


class TransportBar(QWidget):
    """Controls of a `Playback`. Its buttons tell what they want: ``play_toggled()``, ``stepped(frames)``, ``start_wanted()``,
    ``loop_wanted()``; ``time_entered(ms)`` and ``time_left()`` come from the time field.
    """

    play_toggled = Signal()
    stepped = Signal(int)
    start_wanted = Signal()
    loop_wanted = Signal()
    time_entered = Signal(int)
    time_left = Signal()

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._tips: dict[str, tuple[QToolButton, QAction]] = {}
        self.time = _TimeField(self)
        self.time.setAccessibleName(self.tr("Time shown"))
        self.time.setToolTip(self.tr("Type a time to go there"))
        self.length = QLabel(self)
        self.length.setProperty("muted", True)
        self.start = self._button("skip-back", self.tr("To the start"))
        self.back = self._button("frame-back", self.tr("A frame back"))
        self.play = self._button("play", self.tr("Play"))
        self.forward = self._button("frame-forward", self.tr("A frame forward"))
        self.loop = self._button("loop", self.tr("Loop the caption"))
        self.loop.setCheckable(True)
        self.speed = self._speed_button()
        self.mute = self._button("volume", self.tr("Mute"))
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self.volume.setFixedWidth(_SLIDER_WIDTH)
        self.volume.setAccessibleName(self.tr("Volume"))
        self._lay_out()
        self._connect()
        self._show_all()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take over the tool tips of the window's commands, which name their keys."""
        buttons = {
            "go_to_start": self.start, "frame_back": self.back, "frame_forward": self.forward, "play": self.play,
            "loop_cue": self.loop, "mute": self.mute,
        }  # fmt: skip
        for name, button in buttons.items():
            if action := actions.get(name):
                self._tips[name] = (button, action)
                action.changed.connect(self._show_tips)
        self._show_tips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "volume"):
            self._follow_font()

    def minimumSizeHint(self) -> QSize:
        """Without what may give way."""
        return QSize(self._width_of(self._kept), super().minimumSizeHint().height())

    def _follow_font(self) -> None:
        self.time.follow_font()
        self.length.setFont(monospace_font())
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        """Show of what may give way as much as there is room for; each has its command or another place besides."""
        shown = [*self._kept, *self._yielding]
        for widget in self._yielding:
            if self._width_of(shown) > self.width():
                shown.remove(widget)
        for widget in self._yielding:
            widget.setVisible(widget in shown)

    @staticmethod
    def _width_of(widgets: Sequence[QWidget]) -> int:
        return sum(widget.sizeHint().width() for widget in widgets) + _SPACING * (len(widgets) + 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self.time)
        row.addWidget(self.length)
        row.addStretch(1)
        for button in (self.start, self.back, self.play, self.forward, self.loop):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self.speed, self.mute, self.volume):
            row.addWidget(widget)
        self._kept = (self.time, self.back, self.play, self.forward, self.loop, self.mute)
        self._yielding = (self.volume, self.length, self.start, self.speed)  # what gives way first stands first
        self._follow_font()

    def _connect(self) -> None:
        playback = self._playback
        self.time.committed.connect(self.time_entered)
        self.time.left.connect(self.time_left)
        self.start.clicked.connect(self.start_wanted)
        self.back.clicked.connect(self._on_back)
        self.play.clicked.connect(self.play_toggled)
        self.forward.clicked.connect(self._on_forward)
        self.loop.clicked.connect(self._on_loop)
        self.mute.clicked.connect(self._on_mute)
        self.volume.valueChanged.connect(playback.set_volume)
        playback.position_changed.connect(self._show_time)
        playback.state_changed.connect(self._show_state)
        playback.media_changed.connect(self._show_all)
        playback.duration_changed.connect(self._show_length)
        playback.rate_changed.connect(self._show_rate)
        playback.volume_changed.connect(self._show_volume)
        playback.loop_changed.connect(self._show_loop)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(18, 18))
        button.setIcon(icon(name, button))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _speed_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("Speed; the pitch stays"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu, group = QMenu(button), QActionGroup(button)
        for rate in RATES:
            action = menu.addAction(_rate_text(rate))
            action.setCheckable(True)
            action.setData(rate)
            group.addAction(action)
        group.triggered.connect(self._on_rate)
        self._rates = group
        button.setMenu(menu)
        return button

    def _show_all(self) -> None:
        has_media = self._playback.media is not None
        has_sound = bool(self._playback.media and self._playback.media.audio)
        for widget in (self.time, self.start, self.back, self.play, self.forward, self.speed):
            widget.setEnabled(has_media)
        self._show_loop()
        self.mute.setEnabled(has_sound)
        self.volume.setEnabled(has_sound)
        self.time.set_frame_rate(self._playback.fps)
        self._show_time(self._playback.position_ms)
        self._show_length(self._playback.duration_ms)
        self._show_rate(self._playback.rate)
        self._show_volume()
        self._show_state(self._playback.state)

    def _show_time(self, time_ms: int) -> None:
        if not (self.time.hasFocus() and self.time.isModified()):
            self.time.set_value_ms(time_ms)

    def _show_length(self, duration_ms: int) -> None:
        self.length.setText(f"/ {format_timecode(duration_ms)}" if duration_ms else "")
        self._fit()
        if duration_ms:
            self.time.set_range_ms(0, duration_ms)

    def _show_state(self, state: PlaybackState) -> None:
        is_playing = state is PlaybackState.PLAYING
        self.play.setIcon(icon("pause" if is_playing else "play", self.play))
        self.play.setAccessibleName(self.tr("Pause") if is_playing else self.tr("Play"))

    def _show_rate(self, rate: float) -> None:
        self.speed.setText(_rate_text(rate))
        self.speed.setAccessibleName(self.tr("Speed {0}").format(_rate_text(rate)))
        for action in self._rates.actions():
            action.setChecked(action.data() == rate)

    def _show_volume(self) -> None:
        playback = self._playback
        is_silent = playback.is_muted or playback.volume == 0
        self.mute.setIcon(icon("volume-off" if is_silent else "volume", self.mute))
        self.mute.setAccessibleName(self.tr("Sound on") if is_silent else self.tr("Mute"))
        self.volume.blockSignals(True)
        self.volume.setValue(0 if playback.is_muted else playback.volume)
        self.volume.blockSignals(False)
        self.volume.setToolTip(self.tr("Volume {0} %").format(playback.volume))

    def _show_tips(self) -> None:
        for button, action in self._tips.values():
            button.setToolTip(action.toolTip())
        self._show_loop()

    def _show_loop(self) -> None:
        """A loop can be left wherever there is one, and begun where there is a caption."""
        is_looping, known = self._playback.is_looping, self._tips.get("loop_cue")
        self.loop.setChecked(is_looping)
        self.loop.setEnabled(is_looping or (self._playback.media is not None and (known is None or known[1].isEnabled())))

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_forward(self) -> None:
        self.stepped.emit(1)

    def _on_loop(self) -> None:
        self.loop.setChecked(self._playback.is_looping)  # what is done decides, not the click
        self.loop_wanted.emit()

    def _on_mute(self) -> None:
        self._playback.set_muted(not self._playback.is_muted)

    def _on_rate(self, action: QAction) -> None:
        self._playback.set_rate(action.data())


def _rate_text(rate: float) -> str:
    return f"{rate:.2f}".rstrip("0").removesuffix(".") + ("" if rate % 1 else ".0") + "×"
