"""The chips over the grid: which cues are shown, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from captionstudio.services.cue_filter import KINDS_SHOWN, CueFilter, FilterKind
from captionstudio.services.issues import IssueTracker
from captionstudio.services.session import Session
from captionstudio.services.speaker_names import SpeakerNames, voices_of
from captionstudio.ui.controls import ChipBar, FlowLayout, language_heading
from captionstudio.ui.speaker_look import speaker_icon

_COUNT_AGAIN_MS = 120
_MOST_LANGUAGES = 6
_MOST_SPEAKERS = 6
_LONGEST_NAME = 20


class FilterBar(QWidget):
    """Chips for kinds of marks, languages and speakers; those nothing belongs to are hidden. ``changed(CueFilter)``."""

    changed = Signal(object)

    def __init__(self, session: Session, issues: IssueTracker, names: SpeakerNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._issues = issues
        self._names = names
        self.filter = CueFilter()
        self.kinds = ChipBar(self, is_exclusive=True)
        self.languages = ChipBar(self)
        self.speakers = ChipBar(self)
        self.kinds.add_chip("all", self.tr("All"), 0, self.tr("Every caption"))
        self.kinds.add_chip("issues", self.tr("Issues"), 0, self.tr("Captions that break a rule: length, speed, gaps, overlaps"))
        self.kinds.add_chip("check", self.tr("Check"), 0, self.tr("Captions with doubtful words, speakers or translations"))
        self.kinds.add_chip("stale", self.tr("Outdated"), 0, self.tr("Translations whose source has changed since"))
        layout = FlowLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        self._groups: dict[ChipBar, QWidget] = {}
        for bar, name in (
            (self.kinds, self.tr("Kinds of captions")),
            (self.languages, self.tr("Languages")),
            (self.speakers, self.tr("Speakers")),
        ):
            bar.setAccessibleName(name)
            bar.toggled.connect(self._on_toggled)
            self._groups[bar] = bar if bar is self.kinds else self._behind_line(bar)
            layout.addWidget(self._groups[bar])
        self._more_speakers = Counter[str]()
        self.more = self._make_more()
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AGAIN_MS)
        self._timer.timeout.connect(self.count)
        issues.issues_changed.connect(self.count_soon)
        names.changed.connect(self.count_soon)
        self.count()

    def count_soon(self) -> None:
        """Count again when things have calmed down."""
        if not self._timer.isActive():
            self._timer.start()

    def count(self) -> None:
        """Say how many cues there are of each kind."""
        track = self._session.active_track
        cues = track.cues if track else ()
        self.kinds.set_count("all", len(cues))
        for kind, marks in KINDS_SHOWN.items():
            if marks:
                self.kinds.set_count(kind, self._issues.count(track.id, *marks) if track else 0)
        is_stale = bool(self.kinds.chip("stale").count) or self.filter.kind == "stale"
        self.kinds.chip("stale").setVisible(is_stale)
        languages = Counter((cue.language or (track.language if track else None)) or "" for cue in cues)
        speakers = Counter(name for cue in cues for name in voices_of(cue) or ("",))
        speakers = speakers if any(speakers) else Counter()
        self._offer(self.languages, languages, _MOST_LANGUAGES, is_code=True)
        self._offer(self.speakers, speakers, _MOST_SPEAKERS, is_code=False)
        self._colour_speakers()
        self._more_speakers = Counter({name: count for name, count in speakers.items() if name not in self.speakers.keys})
        self.more.setVisible(bool(self._more_speakers) and bool(self.speakers.keys))
        self._on_toggled()  # a chip that was on may be gone: nobody bears its name any more

    def set_text(self, text: str) -> None:
        """Show only cues with this text in them."""
        self._choose(text=text)

    def show_kind(self, kind: FilterKind) -> None:
        """Choose the kind of marks to show."""
        self.kinds.set_checked(kind)

    def clear(self) -> None:
        """Show everything again."""
        self.show_kind("all")
        for bar in (self.languages, self.speakers):
            for key in bar.checked:
                bar.set_checked(key, False)
        self._choose(text="")

    def _offer(self, bar: ChipBar, found: Counter[str], most: int, *, is_code: bool) -> None:
        """Let a bar hold a chip for each of the most frequent names, where there are several."""
        names = [name for name, _ in found.most_common(most)] if len(found) > 1 or bar.checked else []
        names += [key for key in bar.checked if key in found and key not in names]
        if set(names) != set(bar.keys):
            for key in bar.keys:
                if key not in names:
                    bar.remove_chip(key)
            for name in names:
                if name not in bar.keys and is_code:
                    bar.add_chip(name, name.upper() or self.tr("No language"), found[name], language_heading(name) if name else "")
                elif name not in bar.keys:
                    self._add_speaker(name, found[name])
            self._order_tabs()
        for name in names:
            bar.set_count(name, found[name])
        self._groups[bar].setVisible(bool(names))

    def _colour_speakers(self) -> None:
        for name in self.speakers.keys:
            if colour := self._names.colour_of(name):
                self.speakers.chip(name).setIcon(speaker_icon(colour, self))

    def _make_more(self) -> QPushButton:
        """Return the button behind the chips of the most frequent speakers, which offers all others."""
        more = QPushButton(self.tr("More"), self)
        more.setProperty("chip", True)
        more.setAutoDefault(False)
        more.setToolTip(self.tr("More speakers"))
        more.setAccessibleName(more.toolTip())
        menu = QMenu(more)
        menu.aboutToShow.connect(self._fill_more)
        menu.triggered.connect(self._on_more)
        more.setMenu(menu)
        group = self._groups[self.speakers].layout()
        assert group is not None
        group.addWidget(more)
        more.hide()
        return more

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for name, count in self._more_speakers.most_common():
            shown = f"{_short(name) or self.tr('Nobody')}  {count}".replace("&", "&&")
            action = menu.addAction(speaker_icon(self._names.colour_of(name) or "#808080", self), shown)
            action.setData(name)

    def _on_more(self, action: QAction) -> None:
        """Give a speaker a chip that is on."""
        name = action.data()
        self._add_speaker(name, self._more_speakers[name])
        self.speakers.set_checked(name)
        self.count()

    def _add_speaker(self, name: str, count: int) -> None:
        self.speakers.add_chip(name, _short(name) or self.tr("Nobody"), count, name)

    def _order_tabs(self) -> None:
        """Let the Tab key come to chips in the order they stand in, however late they were added."""
        chips = [bar.chip(key) for bar in (self.kinds, self.languages, self.speakers) for key in bar.keys]
        for before, after in pairwise(chips):
            QWidget.setTabOrder(before, after)

    def _behind_line(self, bar: ChipBar) -> QWidget:
        group = QWidget(self)
        line = QFrame(group, frameShape=QFrame.Shape.VLine)
        line.setFixedHeight(18)
        layout = QHBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(line)
        layout.addWidget(bar, 1)
        return group

    def _on_toggled(self) -> None:
        kind = next(iter(self.kinds.checked), "all")
        languages = frozenset(key or None for key in self.languages.checked)
        speakers = frozenset(key or None for key in self.speakers.checked)
        self._choose(kind=kind, languages=languages, speakers=speakers)

    def _choose(self, **parts: object) -> None:
        before, now = self.filter, CueFilter(**{**_parts(self.filter), **parts})  # type: ignore[arg-type]
        if now != before:
            self.filter = now
            self.changed.emit(now)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _parts(chosen: CueFilter) -> dict[str, object]:
    return {"kind": chosen.kind, "languages": chosen.languages, "speakers": chosen.speakers, "text": chosen.text}
