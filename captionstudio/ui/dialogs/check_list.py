"""A list to tick things off in, with a field that finds them: languages, tracks, formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from captionstudio.ui.controls import SearchField, muted_label
from captionstudio.ui.controls.languages import without_accents
from captionstudio.ui.theme import colours_for

_KEY, _DETAIL, _REASON, _FIND = (int(Qt.ItemDataRole.UserRole) + at for at in range(4))
_BOX = 18
_GAP = 9
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to tick. ``detail`` stands muted at its end; with a ``reason`` it is greyed, cannot be ticked, and says why.

    ``words`` are further texts it is found by.
    """

    key: str
    text: str
    detail: str = ""
    reason: str = ""
    words: str = ""


class CheckList(QWidget):
    """Rows with boxes. ``changed()`` tells of every tick. Where it ``has_search``, Enter in the field ticks the first row found.

    ``remedy`` is what a button says that stands beside the reason of the current row; ``remedy_wanted(key)`` tells that it was pressed.
    """

    changed = Signal()
    remedy_wanted = Signal(str)

    def __init__(self, name: str, *, has_search: bool = True, visible_rows: int = 6, placeholder: str = "", remedy: str = "") -> None:
        super().__init__()
        self._rows: dict[str, Row] = {}
        self.search = SearchField()
        self.search.setPlaceholderText(placeholder or self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search {0}").format(name))
        self.search.setToolTip(self.tr("Type to find; Enter ticks the first one found"))
        self.search.setVisible(has_search)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self._leave)
        self.search.installEventFilter(self)
        self.view = QListWidget()
        self.view.setAccessibleName(name)
        self.view.setToolTip(self.tr("Space or a click ticks a row"))
        self.view.setItemDelegate(_RowDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setMinimumHeight(self._height_of(min(visible_rows, 4)))
        self._wanted_height = self._height_of(visible_rows)
        self.view.itemChanged.connect(self._on_item)
        self.view.currentItemChanged.connect(self._say_reason)
        self.reason = muted_label()
        self.remedy_button = QPushButton(remedy)
        self.remedy_button.setAutoDefault(False)
        self.remedy_button.setAccessibleName(remedy.replace("&", "").rstrip("…"))
        self.remedy_button.clicked.connect(self._on_remedy)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.remedy_button, 0, Qt.AlignmentFlag.AlignTop)
        self._has_remedy = bool(remedy)
        for widget in (self.reason, self.remedy_button):
            widget.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.search if has_search else self.view)

    def set_rows(self, rows: Sequence[Row], checked: Collection[str] = ()) -> None:
        """Show other rows."""
        self._rows = {row.key: row for row in rows}
        self.view.blockSignals(True)
        self.view.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            self._dress(item, row, row.key in checked and not row.reason)
            self.view.addItem(item)
        self.view.blockSignals(False)
        if self.view.count():
            self.view.setCurrentRow(0)
        self._filter(self.search.text())
        self.changed.emit()

    def checked(self) -> tuple[str, ...]:
        """Return the keys of the ticked rows, in their order."""
        return tuple(item.data(_KEY) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def set_checked(self, keys: Collection[str]) -> None:
        """Tick these rows and no others; greyed ones stay as they are."""
        self.view.blockSignals(True)
        for item in self._items():
            if not item.data(_REASON):
                item.setCheckState(Qt.CheckState.Checked if item.data(_KEY) in keys else Qt.CheckState.Unchecked)
        self.view.blockSignals(False)
        self.changed.emit()

    def text_of(self, key: str) -> str:
        """Return what a row says."""
        return self._rows[key].text

    def sizeHint(self) -> QSize:
        """Room for the rows asked for."""
        rest = self.search.sizeHint().height() + 6 if not self.search.isHidden() else 0
        return QSize(320, self._wanted_height + rest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field tick the first row and lead into the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text():
                self._tick_first_found()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        window = self.window()
        if isinstance(window, QDialog):
            window.reject()

    def _tick_first_found(self) -> None:
        found = next((item for item in self._items() if not item.isHidden() and not item.data(_REASON)), None)
        if found is not None:
            is_checked = found.checkState() == Qt.CheckState.Checked
            found.setCheckState(Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked)
            self.search.clear()
            self.view.setCurrentItem(found)
            self.view.scrollToItem(found)

    def _filter(self, text: str) -> None:
        wanted = without_accents(text).split()
        for item in self._items():
            item.setHidden(not all(word in item.data(_FIND) for word in wanted))
        current = self.view.currentItem()
        if current is None or current.isHidden():
            shown = next((item for item in self._items() if not item.isHidden()), None)
            self.view.setCurrentItem(shown)  # type: ignore[arg-type]  # None means no current row

    def _on_remedy(self) -> None:
        item = self.view.currentItem()
        if item is not None:
            self.remedy_wanted.emit(item.data(_KEY))

    def _on_item(self, _item: QListWidgetItem) -> None:
        self.changed.emit()

    def _say_reason(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        """Write below the list why the current row cannot be ticked: a tool tip is out of the keyboard's reach."""
        has_reasons = any(row.reason for row in self._rows.values())
        self.reason.setVisible(has_reasons)
        reason = item.data(_REASON) if item is not None else ""
        self.reason.setText(reason or "\u00a0")
        self.remedy_button.setVisible(self._has_remedy and bool(reason))
        self.remedy_button.setToolTip(reason)

    def _dress(self, item: QListWidgetItem, row: Row, is_checked: bool) -> None:
        item.setData(_KEY, row.key)
        item.setData(_DETAIL, row.detail)
        item.setData(_REASON, row.reason)
        item.setData(_FIND, without_accents(f"{row.key} {row.text} {row.words}"))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags if row.reason else flags | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)
        item.setToolTip(row.reason or " — ".join(filter(None, (row.text, row.detail))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.text)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.reason or row.detail)

    def _items(self) -> Iterable[QListWidgetItem]:
        return [self.view.item(at) for at in range(self.view.count())]

    def _item(self, key: str) -> QListWidgetItem | None:
        return next((item for item in self._items() if item.data(_KEY) == key), None)

    def _height_of(self, rows: int) -> int:
        return rows * _row_height(self.view) + 8


class _RowDelegate(QStyledItemDelegate):
    """Draws box, text and detail; the whole row ticks."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(80, _row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        widget = option.widget
        colours, style = colours_for(widget), widget.style()
        is_off = bool(index.data(_REASON))
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus) and widget.hasFocus()
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if is_current or is_under:
            painter.fillRect(option.rect, colours.selection if is_current else colours.hover)
        box = QStyleOptionViewItem(option)
        box.rect = self._mirror(option, QRect(option.rect.left() + 8, option.rect.center().y() - _BOX // 2 + 1, _BOX, _BOX))
        box.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        is_checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        box.state |= QStyle.StateFlag.State_On if is_checked else QStyle.StateFlag.State_Off
        if is_off:
            box.state &= ~QStyle.StateFlag.State_Enabled
            painter.setOpacity(0.45)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, widget)
        painter.setOpacity(1.0)
        self._paint_texts(painter, option, index, is_off)
        painter.restore()

    def _paint_texts(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, is_off: bool) -> None:
        colours, metrics = colours_for(option.widget), option.fontMetrics
        room = option.rect.adjusted(8 + _BOX + _GAP, 0, -10, 0)
        detail, text = index.data(_DETAIL) or "", index.data(Qt.ItemDataRole.DisplayRole)
        width = min(metrics.horizontalAdvance(detail) + 2, max(room.width() - metrics.horizontalAdvance(text) - 16, room.width() // 3))
        before = QRect(room.left(), room.top(), room.width() - (width + 12 if detail else 0), room.height())
        after = QRect(room.right() - width, room.top(), width, room.height())
        elide = Qt.TextElideMode.ElideRight
        lead = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        trail = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.setPen(colours.muted if is_off else colours.text)
        place = self._mirror(option, before)
        painter.drawText(place, QStyle.visualAlignment(option.direction, lead), metrics.elidedText(text, elide, before.width()))
        if detail:
            painter.setPen(colours.muted)
            place = self._mirror(option, after)
            painter.drawText(place, QStyle.visualAlignment(option.direction, trail), metrics.elidedText(detail, elide, width))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: _Index) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        is_click = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        is_space = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if not is_click and not is_space:
            return False
        is_checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        new = Qt.CheckState.Unchecked if is_checked else Qt.CheckState.Checked
        return model.setData(index, new, Qt.ItemDataRole.CheckStateRole)

    @staticmethod
    def _mirror(option: QStyleOptionViewItem, rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, rect)


def _row_height(widget: QWidget) -> int:
    return max(widget.fontMetrics().height() + 10, 26)
