"""Translate: from one track to tracks in other languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from captionstudio.core.document import Track
from captionstudio.core.languages import all_languages, is_same_language
from captionstudio.core.routes import TranslationRoute
from captionstudio.services.options import Scope, TranslateOptions
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import LanguageBox
from captionstudio.ui.controls.languages import language_label, search_text
from captionstudio.ui.dialogs.check_list import CheckList, Row
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.names import plain_language, track_title
from captionstudio.ui.dialogs.target_routes import NoRoute, TargetRoutes
from captionstudio.ui.route_words import say_route

_WIDTH = 560
_MOST_SPOKEN = 3


class TranslateDialog(DialogFrame):
    """Asks what to translate; `options` is the answer.

    ``routes_wanted(languages)`` asks which targets can be had from these source languages, a tuple of codes; the answer comes, at any
    later time, by `set_routes`. It is asked once the dialog is shown and at every change of the source. ``model_wanted(language, name)``
    asks for models that lead to a language, one called ``name`` above all; whoever brings one calls `look_again`.
    """

    routes_wanted = Signal(tuple)
    model_wanted = Signal(str, str)

    def __init__(
        self,
        parent: QWidget | None,
        settings: Settings,
        tracks: Sequence[Track],
        *,
        track_id: str | None = None,
        selected_ids: Collection[str] = (),
        stale_counts: Mapping[str, int] | None = None,
    ) -> None:
        """``stale_counts``: by identity of a translated track, how many of its captions are older than their originals."""
        super().__init__(parent, self.tr("Translate"), self.tr("&Translate"), settings=settings, name="translate")
        self._tracks = {track.id: track for track in tracks if track.cues}
        self._selected = frozenset(selected_ids)
        self._stale = dict(stale_counts or {})
        self._routes: Mapping[str, Sequence[TranslationRoute] | NoRoute] | None = None
        self._awaited = ""
        self._asked: tuple[str, ...] | None = None
        form = Form()
        self.source = combo([(track_title(track), track.id) for track in self._tracks.values()])
        originals = [track.id for track in self._tracks.values() if track.role == "original"]
        choose(self.source, track_id if track_id in self._tracks else next(iter(originals), None))
        form.add_row(self.tr("&From"), self.source, tip=self.tr("The track to translate"))
        self.language = LanguageBox(extra={"": self.tr("Choose the language")})
        self._language_label = form.add_row(
            self.tr("S&poken in"), self.language, tip=self.tr("The language of captions that do not say it")
        )
        self.source_hint = form.add_hint()
        self.targets = CheckList(
            self.tr("Target languages"), visible_rows=7, placeholder=self.tr("Search languages"), remedy=self.tr("&Get a model…")
        )
        self.targets.remedy_wanted.connect(self._on_remedy)
        self.engines = TargetRoutes({code: engine for code, engine in self.recall("engines", dict[str, str]()).items() if engine})
        self._list_targets(self.recall_texts("targets"))
        form.add_tall_row(self.tr("&Into"), self.targets)
        form.addWidget(self.engines, form.rowCount(), 1)
        self.scope = combo([])
        form.add_row(self.tr("&What"), self.scope, tip=self.tr("Captions that are locked stay as they are"))
        self.keeps = QCheckBox(self.tr("&Keep what is there and add another track"))
        self.keeps.setToolTip(self.tr("Otherwise the existing translation is made anew in its place"))
        self.keeps.setAccessibleName(self.tr("Keep what is there and add another track"))
        self.keeps.setChecked(self.recall("keep_existing", False))
        form.addWidget(self.keeps, form.rowCount(), 1)
        self.body.addLayout(form, 1)
        self.source.currentIndexChanged.connect(self._on_source)
        self.language.code_changed.connect(self._on_source)
        self.targets.changed.connect(self._on_targets)
        self.scope.currentIndexChanged.connect(self.refresh)
        self._on_source()
        self.setMinimumWidth(_WIDTH)
        self.targets.search.setFocus()

    def options(self) -> TranslateOptions:
        """Return the choice."""
        scope = cast(Scope, self.scope.currentData())
        return TranslateOptions(
            targets=self.targets.checked(),
            track_id=self.source.currentData(),
            source=self._fallback(),
            scope=scope,
            cue_ids=self._selected if scope == "chosen" else frozenset(),
            keep_existing=scope == "all" and self.keeps.isEnabled() and self.keeps.isChecked(),
            engines=self.engines.engines(),
        )

    def set_routes(self, routes: Mapping[str, Sequence[TranslationRoute] | NoRoute]) -> None:
        """Show by target how each can be had: the routes, best first, or what would help. A language that a model was got for is ticked."""
        self._routes = dict(routes)
        has_come = bool(self._awaited) and not isinstance(routes.get(self._awaited, NoRoute()), NoRoute)
        self._list_targets((*self.targets.checked(), self._awaited) if has_come else self.targets.checked())
        self._awaited = "" if has_come else self._awaited
        self._on_targets()

    def look_again(self) -> None:
        """Ask for the routes once more: there may be other models now."""
        if self._routes is not None and self._asked:
            self.routes_wanted.emit(self._asked)

    def _on_remedy(self, code: str) -> None:
        ways = (self._routes or {}).get(code)
        self._awaited = code
        self.model_wanted.emit(code, ways.plans[0][0] if isinstance(ways, NoRoute) and ways.plans else "")

    def _track(self) -> Track | None:
        return self._tracks.get(self.source.currentData() or "")

    def _spoken(self) -> tuple[str, ...]:
        """The languages to translate from, the track's own first."""
        track = self._track()
        if track is None:
            return ()
        found = [cue.language or track.language or self._fallback() for cue in track.cues]
        return tuple(dict.fromkeys(code for code in found if code))

    def _fallback(self) -> str | None:
        return None if self.language.isHidden() else self.language.code or None

    def _existing(self, target: str) -> Track | None:
        """The track that holds the translation into a language."""
        matching = (track for track in self._tracks.values() if track.role == "translation" and track.language == target)
        return next(matching, None)

    def _list_targets(self, checked: Collection[str]) -> None:
        routes, spoken = self._routes, self._spoken() if hasattr(self, "source") else ()
        codes = dict.fromkeys([*(routes or {}), *(language.code for language in all_languages()), *checked])
        rows = [row for code in codes if (row := self._row(code, spoken)) is not None]
        rows.sort(key=lambda row: (bool(row.reason), row.key not in checked, row.text.casefold()))
        self.targets.set_rows(rows, checked=checked)

    def _row(self, code: str, spoken: Sequence[str]) -> Row | None:
        words = search_text(code)
        title = language_label(code)
        if len(spoken) == 1 and is_same_language(spoken[0], code):
            return None
        if self._routes is None:
            return Row(code, title, self.tr("looking…"), words=words)
        ways = self._routes.get(code)
        if ways and not isinstance(ways, NoRoute):
            existing = self.tr("there already") if self._existing(code) else ""
            return Row(code, title, " · ".join(filter(None, (existing, say_route(ways[0])))), words=words)
        missing = ways if isinstance(ways, NoRoute) else NoRoute()
        return Row(code, title, self.tr("no model"), missing.say(spoken[0] if spoken else "", code), words)

    def _on_source(self, *_: object) -> None:
        track = self._track()
        is_known = track is None or bool(track.language) or all(cue.language for cue in track.cues)
        for widget in (self._language_label, self.language):
            widget.setVisible(not is_known)
        spoken = self._spoken()
        names = [plain_language(code) for code in spoken]
        more = self.tr("and %n more", "", len(names) - _MOST_SPOKEN) if len(names) > _MOST_SPOKEN else ""
        said = ", ".join(names[:_MOST_SPOKEN]) + (f" {more}" if more else "")
        count = self.tr("%n captions", "", len(track.cues)) if track else ""
        self.source_hint.setText(" · ".join(filter(None, (count, said))))
        if spoken != self._asked:
            self._asked, self._routes = spoken, None
            self._list_targets(self.targets.checked())
            if spoken and self.isVisible():
                self.routes_wanted.emit(spoken)
        self._on_targets()

    def _on_targets(self) -> None:
        ways = {code: (self._routes or {}).get(code, ()) for code in self.targets.checked()}
        self.engines.set_targets({code: routes for code, routes in ways.items() if not isinstance(routes, NoRoute)})
        existing = [track for code in self.targets.checked() if (track := self._existing(code)) is not None]
        stale = sum(self._stale.get(track.id, 0) for track in existing)
        rows: list[tuple[str, str]] = [(self.tr("All captions"), "all")]
        if stale:
            rows.append((self.tr("Only the %n whose original has changed", "", stale), "stale"))
        if self._selected and existing:
            rows.append((self.tr("Only the %n selected", "", len(self._selected)), "chosen"))
        was = self.scope.currentData() or self.recall("scope", "all")
        self.scope.blockSignals(True)
        self.scope.clear()
        for text, value in rows:
            self.scope.addItem(text, value)
        choose(self.scope, was)
        self.scope.blockSignals(False)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the routes: whoever answers has connected by now."""
        super().showEvent(event)
        if self._routes is None and self._asked:
            self.routes_wanted.emit(self._asked)

    def refresh(self, *_: object) -> None:
        """Look at the choice anew."""
        has_existing = any(self._existing(code) for code in self.targets.checked())
        self.keeps.setEnabled(has_existing and self.scope.currentData() == "all")
        super().refresh()

    def _find_problem(self) -> Problem | None:
        if self._track() is None:
            return Problem(self.tr("There are no captions to translate yet."), self.source, is_error=False)
        if not self._spoken():
            return Problem(self.tr("Say what language these captions are in."), self.language, is_error=False)
        if not self.targets.checked():
            return Problem(self.tr("Tick the languages to translate into."), self.targets.search, is_error=False)
        if self._routes is None:
            return Problem(self.tr("Looking at the translation models…"), None, is_error=False)
        return None

    def _note(self) -> str:
        count = len(self.targets.checked())
        if count == 1:
            return self.tr("One track is made; nothing leaves this computer.")
        return self.tr("%n tracks are made; nothing leaves this computer.", "", count)

    def _store(self) -> None:
        options = self.options()
        self.keep("targets", list(options.targets))
        self.keep("scope", options.scope)
        self.keep("engines", dict(options.engines))
        if self.keeps.isEnabled():
            self.keep("keep_existing", options.keep_existing)
