"""Which engine translates into which language, where there is a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from captionstudio.core.routes import TranslationRoute
from captionstudio.ui.dialogs.form import choose, combo
from captionstudio.ui.dialogs.names import plain_language
from captionstudio.ui.route_words import say_route

_PLANS = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("TargetRoutes", text)


def route_engine(route: TranslationRoute) -> str:
    """Return the engine that a route is chosen by: Whisper where it hears the source, else the one of the leg into the target."""
    if "whisper" in route.engines:
        return "whisper"
    return route.engines[-1] if route.engines else ""


@dataclass(frozen=True, slots=True)
class NoRoute:
    """A language that nothing installed leads to. ``plans`` are sets of models by name, each of which would do, the best first."""

    plans: tuple[tuple[str, ...], ...] = ()

    def say(self, source: str, target: str) -> str:
        """Return why it cannot be had and what would help."""
        here = _tr("No model on this computer translates {0} to {1}.").format(plain_language(source), plain_language(target))
        if not self.plans:
            return f"{here} {_tr('None that can be fetched does either.')}"
        plans = [_tr("{0} and {1}").format(", ".join(plan[:-1]), plan[-1]) if len(plan) > 1 else plan[0] for plan in self.plans[:_PLANS]]
        would = _tr("Any of these would: {0}.") if len(plans) > 1 else _tr("{0} would.")
        return f"{here} {would.format('; '.join(plans))}"


class TargetRoutes(QWidget):
    """A box of engines for each chosen language that several lead to; the usual one is the first. ``changed()`` tells of every choice."""

    changed = Signal()

    def __init__(self, chosen: Mapping[str, str]) -> None:
        """``chosen`` are engines by language, as the last time."""
        super().__init__()
        self._chosen = dict(chosen)
        self._boxes: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def set_targets(self, routes: Mapping[str, Sequence[TranslationRoute]]) -> None:
        """Show the languages that are chosen now, with the routes that lead to each."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._boxes.clear()
        for row, (code, ways) in enumerate((code, ways) for code, ways in routes.items() if len(ways) > 1):
            box = combo([(say_route(route), route_engine(route)) for route in ways])
            name = plain_language(code)
            box.setAccessibleName(self.tr("Engine for {0}").format(name))
            box.setToolTip(self.tr("What translates into {0}; the first is the best there is").format(name))
            box.setObjectName(code)
            choose(box, self._chosen.get(code, ""))
            box.currentIndexChanged.connect(self._on_choice)
            label = QLabel(name)
            label.setBuddy(box)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(box, row, 1)
            self._boxes[code] = box
        self.setVisible(bool(self._boxes))

    def engines(self) -> dict[str, str]:
        """Return the engine of each language for which another than the best was chosen."""
        return {code: box.currentData() for code, box in self._boxes.items() if box.currentIndex() > 0}

    def _on_choice(self, _index: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self._chosen[box.objectName()] = box.currentData() if box.currentIndex() > 0 else ""
            self.changed.emit()
