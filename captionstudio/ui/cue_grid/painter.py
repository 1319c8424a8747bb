"""Paints the cells of the grid, straight from the cues."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from captionstudio.core.document import Cue
from captionstudio.core.speaking import is_doubtful_voice
from captionstudio.core.timecode import format_timecode
from captionstudio.services.issues import IssueTracker
from captionstudio.services.marks import MARK_KINDS, MarkKind
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import voices_of
from captionstudio.ui.cue_grid.captions import CaptionLayouts
from captionstudio.ui.cue_grid.cell_editors import make_editor
from captionstudio.ui.cue_grid.columns import Column, ColumnKind
from captionstudio.ui.cue_grid.model import CueModel
from captionstudio.ui.icons import icon_pixmap
from captionstudio.ui.speaker_look import SPOT, cue_colours, paint_bar, paint_spot, speaker_colour
from captionstudio.ui.theme import Colours, colours_for

PAD_X = 8
PAD_Y = 5
_BAR_WIDTH = 3
_VOICE_WIDTH = 4
_MARK = 9
_SIGNS: dict[MarkKind, int] = {"error": _MARK, "warning": _MARK, "check": _MARK, "stale": 14}
_SIGN_GAP = 4
_BAR_ALPHA = 60
_CPS_FULL = 1.25  # the bar is full at so many times the limit

_CellPainter = Callable[[QPainter, QRect, Cue, Column], None]


class CellPainter(QStyledItemDelegate):
    """Draws what the model holds without asking it role by role, which is twice as fast; opens the fields to edit cells with.

    ``next_requested()``: an edit was accepted, and the cell below shall be edited.
    """

    next_requested = Signal()

    def __init__(self, view: QWidget, model: CueModel, session: Session, issues: IssueTracker) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._session = session
        self._issues = issues
        self.captions = CaptionLayouts()
        self.playing_id: str | None = None
        self.is_compact = False
        self._colours: Colours = colours_for(view)
        self._selected: frozenset[str] = frozenset()
        self._first_column = 0
        self._is_named = False
        self._focused_row = -1
        self._cells: dict[ColumnKind, _CellPainter] = {
            "number": self._draw_number,
            "start": lambda painter, rect, cue, _: self._draw_figures(painter, rect, format_timecode(cue.start_ms)),
            "end": lambda painter, rect, cue, _: self._draw_figures(painter, rect, format_timecode(cue.end_ms)),
            "duration": lambda painter, rect, cue, _: self._draw_figures(painter, rect, f"{cue.duration_ms / 1000:.3f}"),
            "language": self._draw_language,
            "speaker": self._draw_speaker,
            "cps": self._draw_speed,
            "text": self._draw_text,
            "track": self._draw_translation,
        }
        self.set_font(view.font())

    def set_font(self, font: QFont) -> None:
        """Take the font of the view; times are set in figures of one width."""
        self._font = QFont(font)
        self._figures = QFont(font)
        self._figures.setFeature(QFont.Tag("tnum"), 1)
        self._bold_figures = QFont(self._figures)
        self._bold_figures.setBold(True)
        self._code = QFont(font)
        self._code.setBold(True)
        self._code.setPointSizeF(font.pointSizeF() * 0.9)

    def begin(self, first_column: int, focused_row: int, *, is_named: bool = False) -> None:
        """Look up once what every cell of one painting of the view needs.

        ``first_column`` is the one at the start of the rows; ``focused_row`` is -1 while the view has no focus. ``is_named`` says that a
        column shows who speaks, so that no letters need stand for names.
        """
        self._is_named = is_named
        self._focused_row = focused_row
        self._colours = colours_for(self._view)
        self._selected = self._session.selection.cue_ids
        self._first_column = first_column
        self.captions.prepare(self._font, self._colours, self._model.filter.text, 1 if self.is_compact else 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one cell."""
        row, logical = index.row(), index.column()
        cue, column = self._model.rows[row], self._model.columns[logical]
        rect: QRect = option.rect
        if cue.id in self._selected:
            painter.fillRect(rect, self._colours.selection)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colours.border)
        if row == self._focused_row:  # the edge of one row stands for the frame of the whole table
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, self._colours.accent)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colours.accent)
        if logical == self._first_column:
            self._draw_edge(painter, rect, cue)
        self._cells[column.kind](painter, rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y), cue, column)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QWidget:
        """Return the field for a cell."""
        column = self._model.columns[index.column()]
        cue = self._model.rows[index.row()]
        beside = self._model.beside(cue, column) if column.kind == "track" else ()
        language = self._language_beside(column, beside) if column.kind == "track" else self._model.language_of(cue)
        editor = make_editor(
            parent, column, language, self.tr("{0} of caption {1}").format(column.title, index.row() + 1), self._model.names.names
        )
        editor.accepted.connect(self._on_accepted)
        editor.cancelled.connect(self._on_cancelled)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with what the cell holds."""
        # Only once: what others change meanwhile must not overwrite what is being typed.
        if not editor.property("begun"):
            editor.setProperty("begun", True)
            editor.begin(index.data(Qt.ItemDataRole.EditRole))  # type: ignore[attr-defined]

    def setModelData(self, editor: QWidget, _model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        """Make the edit, where something was typed."""
        if editor.is_changed:  # type: ignore[attr-defined]
            self._model.setData(index, editor.value)  # type: ignore[attr-defined]

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: object) -> None:
        """Lay the field over its cell, higher where it needs to be."""
        rect: QRect = option.rect
        least = editor.sizeHint().height()
        editor.setGeometry(rect.adjusted(0, 0, 0, max(0, least - rect.height())))

    def eventFilter(self, _editor: object, _event: object) -> bool:
        """Leave the keys to the editors, which say when they are done."""
        return False

    def _on_accepted(self, goes_on: bool) -> None:
        editor = self.sender()
        assert isinstance(editor, QWidget)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if goes_on:
            self.next_requested.emit()

    def _on_cancelled(self) -> None:
        editor = self.sender()
        assert isinstance(editor, QWidget)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def _draw_edge(self, painter: QPainter, rect: QRect, cue: Cue) -> None:
        """Mark who speaks, and beside that what is being played."""
        left, direction = rect.left(), self._view.layoutDirection()
        if colours := cue_colours(self._model.names, cue):
            bar = QStyle.visualRect(direction, rect, QRect(left, rect.top(), _VOICE_WIDTH, rect.height() - 1))
            paint_bar(painter, QRectF(bar), colours, is_doubtful=is_doubtful_voice(cue))
            left += _VOICE_WIDTH
        if cue.id == self.playing_id:
            bar = QRect(left, rect.top(), _BAR_WIDTH, rect.height() - 1)
            painter.fillRect(QStyle.visualRect(direction, rect, bar), self._colours.playhead)

    def _draw_number(self, painter: QPainter, rect: QRect, cue: Cue, _column: Column) -> None:
        track = self._model.track
        if track is None:
            return
        number = str((self._session.index_of(track.id, cue.id) or 0) + 1)
        painter.setFont(self._figures)
        painter.setPen(self._colours.muted)
        direction = self._view.layoutDirection()
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, number)
        kinds = self._issues.kinds_of(track.id, cue.id)
        metrics = painter.fontMetrics()
        x = rect.left() + metrics.horizontalAdvance(number) + 6
        y = rect.top() + (metrics.height() - _MARK) // 2
        for kind in MARK_KINDS:
            if kind in kinds:
                place = QStyle.visualRect(direction, rect, QRect(x, y, _MARK, _MARK))
                draw_mark(painter, QRectF(place), kind, self._colours)
                x += _MARK + 3
        if cue.locked:
            place = QStyle.visualRect(direction, rect, QRect(x, y - 2, 13, 13))
            painter.drawPixmap(place, icon_pixmap("lock", self._colours.muted, 13, self._view.devicePixelRatioF()))
            x += 16
        if not self._is_named:
            self._draw_voice_mark(painter, rect, cue, rect.right() - x)

    def _draw_voice_mark(self, painter: QPainter, rect: QRect, cue: Cue, room: int) -> None:
        """Let letters at the end of the number stand for who speaks, where they have room."""
        mark = "+".join(map(self._model.names.mark_of, voices_of(cue)))
        painter.setFont(self._code)
        if mark and painter.fontMetrics().horizontalAdvance(mark) <= room:
            painter.setPen(self._colours.muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, mark)

    def _draw_figures(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self._figures)
        painter.setPen(self._colours.text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, text)

    def _draw_language(self, painter: QPainter, rect: QRect, cue: Cue, _column: Column) -> None:
        painter.setFont(self._code)
        painter.setPen(self._colours.language)
        code = (self._model.language_of(cue) or "").upper()
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, code)

    def _draw_speaker(self, painter: QPainter, rect: QRect, cue: Cue, _column: Column) -> None:
        voices = voices_of(cue)
        if not voices:
            return
        painter.setFont(self._font)
        spacing = painter.fontMetrics().lineSpacing()
        if is_doubtful_voice(cue):
            place = QRect(rect.right() - _MARK, rect.top() + (spacing - _MARK) // 2, _MARK, _MARK)
            draw_mark(painter, QRectF(QStyle.visualRect(self._view.layoutDirection(), rect, place)), "check", self._colours)
            rect = QStyle.visualRect(self._view.layoutDirection(), rect, rect.adjusted(0, 0, -_MARK - _SIGN_GAP, 0))
        # Two stand one above the other where there is room, as their lines do.
        lines = voices if len(voices) * spacing <= rect.height() + PAD_Y else (" + ".join(voices),)
        for number, name in enumerate(lines):
            self._draw_name(painter, rect.adjusted(0, number * spacing, 0, 0), voices[number], name)

    def _draw_name(self, painter: QPainter, rect: QRect, speaker: str, name: str) -> None:
        """Write a name after the speaker's spot."""
        metrics, direction = painter.fontMetrics(), self._view.layoutDirection()
        spot = QStyle.visualRect(direction, rect, QRect(rect.left(), rect.top(), SPOT, metrics.height()))
        paint_spot(painter, QRectF(spot).center(), speaker_colour(self._model.names.colour_of(speaker)))
        rect = QStyle.visualRect(direction, rect, rect.adjusted(SPOT + 6, 0, 0, 0))
        painter.setPen(self._colours.text)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, shown)

    def _draw_speed(self, painter: QPainter, rect: QRect, cue: Cue, _column: Column) -> None:
        speed, limit = self._model.speed_of(cue)
        is_over = speed > limit + 1e-6
        colour = self._colours.error if is_over else self._colours.success
        ground = QColor(colour)
        ground.setAlpha(_BAR_ALPHA)
        metrics = self._view.fontMetrics()
        share = min(1.0, speed / (limit * _CPS_FULL))
        bar = QRect(rect.left() - 3, rect.top() - 1, max(2, round((rect.width() + 6) * share)), metrics.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QStyle.visualRect(self._view.layoutDirection(), rect, bar), 2, 2)
        painter.setFont(self._bold_figures if is_over else self._figures)
        painter.setPen(self._colours.error if is_over else self._colours.text)
        figure = f"{speed:.1f}" if speed < 1000 else "∞"
        painter.drawText(rect, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, figure)

    def _draw_text(self, painter: QPainter, rect: QRect, cue: Cue, _column: Column) -> None:
        painter.setPen(self._colours.text)
        self.captions.draw(painter, QRectF(rect), cue, "", self._model.language_of(cue))

    def _draw_translation(self, painter: QPainter, rect: QRect, cue: Cue, column: Column) -> None:
        beside = self._model.beside(cue, column)
        if not beside:
            return
        kinds = frozenset[MarkKind]().union(*(self._issues.kinds_of(column.track_id, each.id) for each in beside))
        metrics = self._view.fontMetrics()
        x, direction = rect.left(), self._view.layoutDirection()
        for kind in MARK_KINDS:
            if kind in kinds:
                size = _SIGNS[kind]
                place = QStyle.visualRect(direction, rect, QRect(x, rect.top() + (metrics.height() - size) // 2, size, size))
                if kind == "stale":
                    painter.drawPixmap(place, icon_pixmap("stale", self._colours.warning, size, self._view.devicePixelRatioF()))
                else:
                    draw_mark(painter, QRectF(place), kind, self._colours)
                x += size + _SIGN_GAP
        rect = QStyle.visualRect(direction, rect, rect.adjusted(signs_width(kinds), 0, 0, 0))
        painter.setPen(self._colours.muted)
        self.captions.draw(painter, QRectF(rect), beside[0], column.key, self._language_beside(column, beside))

    def _language_beside(self, column: Column, beside: tuple[Cue, ...]) -> str | None:
        if beside and beside[0].language:
            return beside[0].language
        return next((track.language for track in self._session.document.tracks if track.id == column.track_id), None)


def signs_width(kinds: frozenset[MarkKind]) -> int:
    """Return how much room the signs before a translation take."""
    return sum(_SIGNS[kind] + _SIGN_GAP for kind in kinds)


def draw_mark(painter: QPainter, rect: QRectF, kind: MarkKind, colours: Colours) -> None:
    """Draw the sign of a kind of mark, each of its own shape: disc, triangle, diamond, ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = colours.error if kind == "error" else colours.warning
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == "error":
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    elif kind == "warning":
        painter.drawPolygon(QPolygonF([QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()]))
    elif kind == "check":
        centre = rect.center()
        corners = [QPointF(centre.x(), rect.top()), QPointF(rect.right(), centre.y()), QPointF(centre.x(), rect.bottom())]
        painter.drawPolygon(QPolygonF([*corners, QPointF(rect.left(), centre.y())]))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawEllipse(rect.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.restore()
