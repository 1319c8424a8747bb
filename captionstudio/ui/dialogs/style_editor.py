"""Everything about a look, to change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QFontComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import CaptionStyle, Position, find_style, in_own_colours
from captionstudio.ui.controls import ColourButton, DoubleSpinBox
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.style_tiles import css_colour, css_text
from captionstudio.ui.speaker_look import SPOT, paint_spot

_BOX = "#000000B8"
_HIGHLIGHT = "#FFD23F"
_SPEAKERS = ("#FFFFFF", "#FFE45C", "#6FE7F7", "#8CF29A")
_LABELS = 96
_MOST_SPOTS = 12


class StyleEditor(QWidget):
    """Shows a `CaptionStyle` and makes another of it; ``style_changed()`` tells of every change by the user."""

    style_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._style = find_style(None)
        self._is_showing = False
        self._named: tuple[Speaker, ...] = ()
        form = Form(_LABELS)
        self._add_letters(form)
        self._add_edges(form)
        self._add_place(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        self._connect()
        self.set_caption_style(self._style)

    @property
    def caption_style(self) -> CaptionStyle:
        """Return the look as it is set."""
        return self._style

    def set_caption_style(self, style: CaptionStyle) -> None:
        """Show a look without telling anybody."""
        self._is_showing = True
        self._style = style
        self.font_box.setCurrentFont(QFont(style.font))
        self.size_box.setValue(style.size)
        self.bold.setChecked(style.bold)
        self.italic.setChecked(style.italic)
        self.colour.set_colour(css_colour(style.colour))
        self.has_highlight.setChecked(style.highlight is not None)
        self.highlight.set_colour(css_colour(style.highlight or _HIGHLIGHT))
        self.outline.setValue(style.outline)
        self.outline_colour.set_colour(css_colour(style.outline_colour))
        self.shadow.setValue(style.shadow)
        self.shadow_colour.set_colour(css_colour(style.shadow_colour))
        self.has_box.setChecked(style.box_colour is not None)
        self.box_colour.set_colour(css_colour(style.box_colour or _BOX))
        self.padding.setValue(style.padding)
        choose(self.position, style.position)
        self.margin_vertical.setValue(style.margin_vertical)
        self.margin_side.setValue(style.margin_side)
        self.has_speakers.setChecked(bool(style.speaker_colours))
        for button, colour in zip(self.speakers, (*style.speaker_colours, *_SPEAKERS)[: len(self.speakers)], strict=True):
            button.set_colour(css_colour(colour))
        self._enable()
        self._is_showing = False

    def set_speakers(self, speakers: Sequence[Speaker]) -> None:
        """Show the colours of these speakers, who have their own, in place of those that are handed out in order of appearance."""
        self._named = tuple(speakers)
        self.named.setVisible(bool(speakers))
        for button in self.speakers:
            button.setVisible(not speakers)
        self._enable()

    def _add_letters(self, form: Form) -> None:
        self.font_box = QFontComboBox()
        self.font_box.setMinimumContentsLength(12)
        self.font_box.setSizeAdjustPolicy(QFontComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.size_box = self._number(1.0, 30.0, 0.2, self.tr("Height of a line, in per cent of the picture's height"), self.tr("Size"))
        form.add_row(self.tr("&Font"), self.font_box, self.size_box, tip=self.tr("Any font of this computer; Inter ships with the program"))
        self.bold = QCheckBox(self.tr("Bold"))
        self.italic = QCheckBox(self.tr("Italic"))
        self.colour = ColourButton(QColor("#FFFFFF"), self.tr("Text"))
        self._add_mixed(form, self.tr("T&ext"), self.colour, self.bold, self.italic)
        self.has_highlight = QCheckBox(self.tr("Light up the word being spoken"))
        self.highlight = ColourButton(QColor(_HIGHLIGHT), self.tr("Active word"))
        self._add_mixed(form, self.tr("Acti&ve word"), self.highlight, self.has_highlight)
        self.has_speakers = QCheckBox(self.tr("In the speakers' colours"))
        self.has_speakers.setToolTip(self.tr("Each speaker's captions in that speaker's colour"))
        self.speakers = [ColourButton(css_colour(colour), self.tr("Speaker {0}").format(at + 1)) for at, colour in enumerate(_SPEAKERS)]
        self.named = QLabel()
        self.named.hide()
        self._add_mixed(form, self.tr("Spea&kers"), self.has_speakers, self.named, *self.speakers)

    def _add_edges(self, form: Form) -> None:
        self.outline = self._number(0.0, 40.0, 0.5, self.tr("Thickness, in per cent of the size"), self.tr("Outline"))
        self.outline_colour = ColourButton(QColor("#000000"), self.tr("Outline"))
        self.shadow = self._number(0.0, 40.0, 0.5, self.tr("Distance, in per cent of the size"), self.tr("Shadow"))
        self.shadow_colour = ColourButton(QColor("#000000"), self.tr("Shadow"))
        shadow_label = QLabel(self.tr("S&hadow"))
        shadow_label.setBuddy(self.shadow)
        self._add_mixed(form, self.tr("O&utline"), self.outline_colour, self.outline, shadow_label, self.shadow_colour, self.shadow)
        self.has_box = QCheckBox(self.tr("Behind the text"))
        self.has_box.setAccessibleName(self.tr("Box behind the text"))
        self.box_colour = ColourButton(css_colour(_BOX), self.tr("Box"))
        self.padding = self._number(0.0, 100.0, 1.0, self.tr("Room inside the box, in per cent of the size"), self.tr("Padding of the box"))
        self._add_mixed(form, self.tr("Bo&x"), self.box_colour, self.padding, self.has_box)

    def _add_place(self, form: Form) -> None:
        rows: list[tuple[str, Position]] = [
            (self.tr("At the bottom"), "bottom"),
            (self.tr("In the middle"), "middle"),
            (self.tr("At the top"), "top"),
        ]
        self.position = combo(rows)
        self.margin_vertical = self._number(0.0, 45.0, 0.5, self.tr("Distance from the edge, in per cent"), self.tr("Edge distance"))
        self.margin_side = self._number(0.0, 45.0, 0.5, self.tr("Room at both sides, in per cent of the width"), self.tr("Side margins"))
        form.add_row(self.tr("P&osition"), self.position, self.margin_vertical, tip=self.tr("Where captions stand"))
        self._add_mixed(form, self.tr("Si&de margins"), self.margin_side)

    def _add_mixed(self, form: Form, text: str, *fields: QWidget) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for field in fields:
            line.addWidget(field)
            if isinstance(field, QCheckBox):
                field.setAccessibleName(field.accessibleName() or field.text())
                field.setToolTip(field.toolTip() or field.text())
        line.addStretch(1)
        row.setFocusProxy(fields[0])
        label = QLabel(text)
        label.setBuddy(fields[0])
        at = form.rowCount()
        form.addWidget(label, at, 0)
        form.addWidget(row, at, 1)

    def _number(self, low: float, high: float, step: float, tip: str, name: str) -> DoubleSpinBox:
        box = DoubleSpinBox(low, high, suffix=self.tr(" %"))
        box.setSingleStep(step)
        box.setToolTip(tip)
        box.setAccessibleName(name)
        box.setFixedWidth(92)
        return box

    def _connect(self) -> None:
        self.font_box.currentFontChanged.connect(self._on_change)
        self.position.currentIndexChanged.connect(self._on_change)
        for number in (self.size_box, self.outline, self.shadow, self.padding, self.margin_vertical, self.margin_side):
            number.valueChanged.connect(self._on_change)
        for check in (self.bold, self.italic, self.has_highlight, self.has_box, self.has_speakers):
            check.toggled.connect(self._on_change)
        for button in (self.colour, self.highlight, self.outline_colour, self.shadow_colour, self.box_colour, *self.speakers):
            button.colour_changed.connect(self._on_change)

    def _on_change(self, *_: object) -> None:
        if self._is_showing:
            return
        self._enable()
        self._style = replace(self._style, **self._values())
        self.style_changed.emit()

    def _values(self) -> dict[str, Any]:
        family = self.font_box.currentFont().family()
        return {
            "font": family if family and not set(family) & set(",{}\\") else self._style.font,
            "size": round(self.size_box.value(), 1),
            "bold": self.bold.isChecked(),
            "italic": self.italic.isChecked(),
            "colour": css_text(self.colour.colour),
            "highlight": css_text(self.highlight.colour) if self.has_highlight.isChecked() else None,
            "outline": round(self.outline.value(), 1),
            "outline_colour": css_text(self.outline_colour.colour),
            "shadow": round(self.shadow.value(), 1),
            "shadow_colour": css_text(self.shadow_colour.colour),
            "box_colour": css_text(self.box_colour.colour) if self.has_box.isChecked() else None,
            "padding": round(self.padding.value(), 1),
            "position": cast(Position, self.position.currentData()),
            "margin_vertical": round(self.margin_vertical.value(), 1),
            "margin_side": round(self.margin_side.value(), 1),
            "speaker_colours": tuple(css_text(button.colour) for button in self.speakers) if self.has_speakers.isChecked() else (),
        }

    def _enable(self) -> None:
        """Grey what has no effect."""
        self.highlight.setEnabled(self.has_highlight.isChecked())
        for part in (self.box_colour, self.padding):
            part.setEnabled(self.has_box.isChecked())
        for button in self.speakers:
            button.setEnabled(self.has_speakers.isChecked())
        self.named.setEnabled(self.has_speakers.isChecked())
        if self._named:
            self._show_named()
        self.outline_colour.setEnabled(self.outline.value() > 0)
        self.shadow_colour.setEnabled(self.shadow.value() > 0)
        self.colour.setEnabled(not self.has_speakers.isChecked())

    def _show_named(self) -> None:
        """Show whose colour is which, as it will be drawn."""
        drawn = dict(in_own_colours(replace(self._style, speaker_colours=_SPEAKERS), self._named).named_colours)
        shown = [speaker for speaker in self._named if speaker.kind == "person"]
        ratio = self.devicePixelRatioF()
        side = SPOT + 5
        pixmap = QPixmap(round(side * min(len(shown), _MOST_SPOTS) * ratio) or 1, round(16 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(1.0 if self.has_speakers.isChecked() else 0.4)
        for at, speaker in enumerate(shown[:_MOST_SPOTS]):
            paint_spot(painter, QPointF(side * at + side / 2, 8), QColor(drawn.get(speaker.name, speaker.colour)))
        painter.end()
        self.named.setPixmap(pixmap)
        names = ", ".join(speaker.name for speaker in shown)
        self.named.setToolTip(names)
        self.named.setAccessibleName(names)
