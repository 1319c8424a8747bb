"""The look of captions: presets to choose from, everything about the chosen one, and the user's own presets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QMessageBox, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.styles import STYLES, CaptionStyle
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import heading
from captionstudio.ui.dialogs.frame import MARGIN
from captionstudio.ui.dialogs.style_editor import StyleEditor
from captionstudio.ui.dialogs.style_presets import own_styles, remove_style, save_style, style_title
from captionstudio.ui.dialogs.style_tiles import OWN_LOOKS, StyleTiles


class StylePanel(QScrollArea):
    """Scrolls where there is little room. ``look_changed()``: another style was chosen, or something about it has changed."""

    look_changed = Signal()

    def __init__(self, settings: Settings, *, is_adjusting: bool) -> None:
        """``is_adjusting`` shows everything about the style from the start."""
        super().__init__()
        self._settings = settings
        self._styles: dict[str, CaptionStyle] = {}
        self._has_own_looks = False
        self._document_style: CaptionStyle | None = None
        inside = QWidget()
        inside.setProperty("page", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 10)
        column.setSpacing(10)
        self.tiles = StyleTiles(self.tr("Styles"))
        self.editor = StyleEditor()
        column.addWidget(heading(self.tr("Style")))
        column.addWidget(self.tiles)
        column.addLayout(self._make_buttons(is_adjusting))
        column.addWidget(self.editor)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
        self.tiles.style_chosen.connect(self._on_style)
        self.editor.style_changed.connect(self.look_changed)
        self.adjust.toggled.connect(self.editor.setVisible)
        self.save_button.clicked.connect(self._save)
        self.forget_button.clicked.connect(self._forget)
        self.editor.setVisible(is_adjusting)

    @property
    def caption_style(self) -> CaptionStyle | None:
        """The look, None where the captions keep that of their file."""
        return None if self.tiles.chosen == OWN_LOOKS else self.editor.caption_style

    def offer(self, document_style: CaptionStyle | None, *, has_own_looks: bool, chosen: str) -> None:
        """Offer all presets, the style of the document, and the looks that the captions bring along where they do."""
        self._document_style, self._has_own_looks = document_style, has_own_looks
        styles = {**STYLES, **own_styles(self._settings)}
        if document_style is not None and document_style.name not in styles:
            styles = {document_style.name: document_style, **styles}
        self._styles = styles
        self.tiles.set_styles(styles, has_own_looks=has_own_looks)
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose a style by name; the first one where there is none of that name."""
        self.tiles.choose(name)
        self._on_style(self.tiles.chosen)

    def _make_buttons(self, is_adjusting: bool) -> QHBoxLayout:
        self.adjust = QToolButton()
        self.adjust.setText(self.tr("Adjust"))
        self.adjust.setCheckable(True)
        self.adjust.setChecked(is_adjusting)
        self.adjust.setAccessibleName(self.tr("Adjust the style"))
        self.adjust.setToolTip(self.tr("Show everything about the style"))
        self.adjust.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.save_button = QPushButton(self.tr("Save as preset…"))
        self.save_button.setAccessibleName(self.tr("Save the style as a preset"))
        self.save_button.setToolTip(self.tr("Keep this style under a name"))
        self.forget_button = QPushButton(self.tr("Delete preset"))
        self.forget_button.setAccessibleName(self.tr("Delete the preset"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.adjust)
        row.addStretch()
        for button in (self.forget_button, self.save_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _on_style(self, name: str) -> None:
        if name in self._styles:
            self.editor.set_caption_style(self._styles[name])
        self.editor.setEnabled(name != OWN_LOOKS)
        self.save_button.setEnabled(name != OWN_LOOKS)
        is_own = name not in STYLES and name != OWN_LOOKS
        self.forget_button.setVisible(is_own)
        self.forget_button.setToolTip(self.tr("Delete the preset “{0}”").format(name))
        self.look_changed.emit()

    def _save(self) -> None:
        chosen = self.tiles.chosen
        suggestion = chosen if chosen not in STYLES else self.tr("My {0}").format(style_title(chosen).lower())
        name, is_given = QInputDialog.getText(self, self.tr("Save as preset"), self.tr("Name of the style"), text=suggestion)
        if not is_given:
            return
        try:
            kept = save_style(self._settings, name, self.editor.caption_style)
        except InvalidRequest as error:
            QMessageBox.warning(self, self.tr("Save as preset"), f"{error} {error.hint}".strip())
            return
        self.offer(self._document_style, has_own_looks=self._has_own_looks, chosen=kept.name)

    def _forget(self) -> None:
        remove_style(self._settings, self.tiles.chosen)
        self.offer(self._document_style, has_own_looks=self._has_own_looks, chosen="classic")
