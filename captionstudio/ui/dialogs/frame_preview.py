"""A frame as it will come out, for any time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from captionstudio.core.document import Track
from captionstudio.core.styles import CaptionStyle
from captionstudio.core.timecode import format_timecode
from captionstudio.ui.controls import TimecodeEdit, muted_label, tool_button
from captionstudio.ui.theme import colours_for

_PAUSE_MS = 40
_HIGHEST = 460


class PreviewSource(QObject):
    """Draws frames for the preview, in its own time: the latest request counts, and one answer comes for each.

    ``ready(QImage)`` is the frame with its captions at any size; ``failed(str)`` says why there is none.
    """

    ready = Signal(QImage)
    failed = Signal(str)

    def request(self, time_ms: int, style: CaptionStyle | None, track_id: str, second_track_id: str | None) -> None:
        """Ask for the frame shown at a time. Without a style the captions keep the looks of their file."""
        raise NotImplementedError


class FramePreview(QWidget):
    """The picture, a slider for the time, and keys to the captions before and after. ``time_changed(ms)`` tells where it stands."""

    time_changed = Signal(int)

    def __init__(self, source: PreviewSource | None, duration_ms: int, size: tuple[int, int] | None) -> None:
        """``size`` is the video's, in pixels."""
        super().__init__()
        self._source = source
        self._wanted: tuple[int, CaptionStyle | None, str, str | None] | None = None
        self._asked: tuple[int, CaptionStyle | None, str, str | None] | None = None
        self._is_waiting = False
        self._cue_times: tuple[tuple[int, int], ...] = ()
        self.picture = _Picture(size)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, max(1, duration_ms))
        self.slider.setSingleStep(100)
        self.slider.setPageStep(5000)
        self.slider.setAccessibleName(self.tr("Time of the preview"))
        self.slider.setToolTip(self.tr("Which frame to show; Page Up and Down move by five seconds"))
        self.time = TimecodeEdit(maximum_ms=max(1, duration_ms))
        self.time.setAccessibleName(self.tr("Time of the preview"))
        self.time.setToolTip(self.tr("Which frame to show"))
        self.previous = tool_button("chevron-left", self, self.tr("Caption before"))
        self.next = tool_button("chevron-right", self, self.tr("Next caption"))
        self.note = muted_label(self._say_size(size))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.time)
        line.addWidget(self.previous)
        line.addWidget(self.slider, 1)
        line.addWidget(self.next)
        line.addWidget(muted_label(format_timecode(duration_ms)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.picture, 1)
        column.addLayout(line)
        column.addWidget(self.note)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.slider.valueChanged.connect(self._on_slider)
        self.time.value_changed.connect(self.go_to)
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        if source is not None:
            source.ready.connect(self._on_ready)
            source.failed.connect(self._on_failed)
        else:
            self.picture.say(self.tr("There is no preview of this video"))

    @property
    def time_ms(self) -> int:
        """The time of the frame that is shown or awaited."""
        return self.slider.value()

    def go_to(self, time_ms: int) -> None:
        """Show another frame."""
        self.slider.setValue(time_ms)

    def show_look(self, style: CaptionStyle | None, track: Track, second: Track | None) -> None:
        """Draw these captions in this look."""
        self._cue_times = tuple((cue.start_ms, cue.end_ms) for cue in track.cues)
        self._wanted = (self.time_ms, style, track.id, second.id if second else None)
        self._pause.start()

    def _on_slider(self, value: int) -> None:
        if self.time.value_ms != value:
            self.time.set_value_ms(value)
        if self._wanted is not None:
            _, style, track_id, second_id = self._wanted
            self._wanted = (value, style, track_id, second_id)
            self._pause.start()
        self.time_changed.emit(value)

    def _ask(self) -> None:
        """Ask for the frame wanted now, one at a time: while one is under way the newest wish waits."""
        if self._source is not None and self._wanted is not None and not self._is_waiting:
            self._is_waiting = True
            self._asked = self._wanted
            self._source.request(*self._wanted)

    def _on_ready(self, image: QImage) -> None:
        self._is_waiting = False
        self.picture.show_image(image)
        self._ask_again()

    def _on_failed(self, reason: str) -> None:
        self._is_waiting = False
        self.picture.say(reason)
        self._ask_again()

    def _ask_again(self) -> None:
        if self._wanted is not None and self._wanted is not self._asked:
            self._ask()

    def _go_back(self) -> None:
        before = [times for times in self._cue_times if _middle(times) < self.time_ms]
        if before:
            self.go_to(_middle(before[-1]))

    def _go_on(self) -> None:
        after = next((times for times in self._cue_times if _middle(times) > self.time_ms), None)
        if after is not None:
            self.go_to(_middle(after))

    def _say_size(self, size: tuple[int, int] | None) -> str:
        if size is None:
            return ""
        return self.tr("Exactly this frame comes out: {0} × {1}, drawn by the same library.").format(*size)


class _Picture(QWidget):
    def __init__(self, size: tuple[int, int] | None) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._text = ""
        self._ratio = size[0] / size[1] if size and size[1] else 16 / 9
        self.setMinimumSize(QSize(360, 203))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Preview of the frame"))

    def sizeHint(self) -> QSize:
        return QSize(620, 349)

    def heightForWidth(self, width: int) -> int:
        return min(_HIGHEST, round(width / self._ratio))

    def show_image(self, image: QImage) -> None:
        self._image, self._text = image, ""
        self.update()

    def say(self, text: str) -> None:
        self._image, self._text = None, text
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_for(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        width = min(float(self.width()), self.height() * self._ratio)
        height = width / self._ratio
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        clip = QPainterPath()
        clip.addRoundedRect(place, 6, 6)
        painter.fillPath(clip, colours.sunken)
        if self._image is not None:
            painter.setClipPath(clip)
            painter.drawImage(place, self._image)
        elif self._text:
            painter.setPen(colours.muted)
            painter.drawText(place.adjusted(24, 24, -24, -24), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)


def _middle(times: tuple[int, int]) -> int:
    return (times[0] + times[1]) // 2
