"""Transcribe: from speech to captions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from captionstudio.core.document import Track
from captionstudio.core.ports import AudioStream, RecognitionMode, RecognitionTask
from captionstudio.core.profiles import profile_names
from captionstudio.services.model_library import ModelChoice
from captionstudio.services.options import TranscribeOptions
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import SegmentedControl
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import DialogFrame, Problem
from captionstudio.ui.dialogs.language_set import LanguageSet
from captionstudio.ui.dialogs.model_choice import best_model, model_languages, model_line
from captionstudio.ui.dialogs.model_panel import ModelPanel
from captionstudio.ui.dialogs.names import say_duration, track_title
from captionstudio.ui.dialogs.profile_names import profile_title
from captionstudio.ui.dialogs.range_row import RangeRow
from captionstudio.ui.dialogs.speaker_count import SpeakerCountRow
from captionstudio.ui.dialogs.stream_chooser import stream_title

_WIDTH = 580


class TranscribeDialog(DialogFrame):
    """Asks how to transcribe; `options` and `profile` are the answer.

    ``fetch_requested(name)``, ``fetch_cancelled(name)`` and ``add_requested(Path)`` ask for a model: whoever gets it tells how it goes
    by `set_fetch_progress` and `end_fetch`, and that it is there by `set_models`.
    """

    fetch_requested = Signal(str)
    fetch_cancelled = Signal(str)
    add_requested = Signal(Path)

    def __init__(
        self,
        parent: QWidget | None,
        settings: Settings,
        models: Sequence[ModelChoice],
        *,
        streams: Sequence[AudioStream] = (),
        stream: int | None = None,
        duration_ms: int | None = None,
        selection_ms: tuple[int, int] | None = None,
        tracks: Sequence[Track] = (),
        profile: str = "default",
        can_tell_apart: bool = True,
    ) -> None:
        """``can_tell_apart``: the models are there that tell speakers apart."""
        super().__init__(parent, self.tr("Transcribe"), self.tr("&Transcribe"), settings=settings, name="transcribe")
        self._models: dict[str, ModelChoice] = {}
        self._form = Form()
        self.body.addLayout(self._form)
        self._add_model_row()
        self.languages = LanguageSet(self.recall_texts("languages"))
        self._form.add_tall_row(self.tr("&Languages"), self.languages)
        self._add_mode_row()
        self.task = combo([(self.tr("In the language spoken"), "transcribe"), (self.tr("In English"), "translate")])
        choose(self.task, self.recall("task", "transcribe"))
        self._form.add_row(self.tr("&Captions"), self.task, tip=self.tr("What language the captions are written in"))
        self.stream = combo([(stream_title(one), one.index) for one in streams])
        choose(self.stream, stream if stream is not None else next((one.index for one in streams if one.is_default), 0))
        label = self._form.add_row(self.tr("&Sound"), self.stream, tip=self.tr("Which sound track of the file to hear"))
        for widget in (label, self.stream):
            widget.setVisible(len(streams) > 1)
        self.range = RangeRow(self.tr("All of it"), duration_ms, selection_ms)
        self._form.add_tall_row(self.tr("&Range"), self.range)
        self.hint = QLineEdit(self.recall("hint", ""))
        self.hint.setPlaceholderText(self.tr("Names and terms, such as Dr Sørensen, Qt, Krk"))
        self._form.add_row(self.tr("&Vocabulary"), self.hint, tip=self.tr("Words that are spoken and that recognition may not know"))
        self.profile_box = combo([(profile_title(name), name) for name in profile_names()])
        choose(self.profile_box, profile)
        self._form.add_row(self.tr("Caption r&ules"), self.profile_box, tip=self.tr("Line length, reading speed, durations and gaps"))
        self._can_tell_apart = can_tell_apart
        self.speakers = SpeakerCountRow(self.recall("speakers", "off"), are_models_there=can_tell_apart)
        self._form.add_row(self.tr("Spea&kers"), self.speakers, tip=self.tr("Whether captions say who speaks them"))
        self._add_result_row(tracks)
        self.body.addStretch(1)
        self._connect()
        self.set_models(models)
        self.setMinimumWidth(_WIDTH)
        (self.panel.get_button if self.model_hint.isHidden() else self.model).setFocus()

    def options(self) -> TranscribeOptions:
        """Return the choice."""
        start_ms, end_ms = self.range.span
        model = self._model()
        return TranscribeOptions(
            model=model.name if model else None,
            languages=self.languages.languages,
            audio_stream=self.stream.currentData() if self.stream.count() else None,
            start_ms=start_ms,
            end_ms=end_ms,
            mode=cast(RecognitionMode, self.mode.value),
            task=cast(RecognitionTask, self.task.currentData()),
            hint=self.hint.text().strip(),
            replaces=self.result_box.currentData(),
            speakers=self.speakers.count,
        )

    @property
    def profile(self) -> str:
        """The name of the caption rules."""
        return str(self.profile_box.currentData())

    def set_models(self, models: Sequence[ModelChoice]) -> None:
        """Show the models there are now; the choice stays where it can."""
        was = self.model.currentData() if self.model.count() else self.recall("model", "")
        before = self._models.get(was)
        self._models = {model.name: model for model in models}
        came = [model.name for model in models if model.is_usable and before is not None and not before.is_usable]
        keeps = was in self._models and (self._models[was].is_usable or was == self.model.currentData())
        wanted = was if keeps and not (came and not self._models[was].is_usable) else best_model(models, was)
        self.model.blockSignals(True)
        self.model.clear()
        for model in sorted(models, key=lambda model: not model.is_installed):
            self.model.addItem(model_line(model), model.name)
        choose(self.model, wanted)
        self.model.blockSignals(False)
        self._on_model()

    def set_fetch_progress(self, name: str, done: int, total: int | None, message: str = "") -> None:
        """Show how much of a model has come, in bytes."""
        self.panel.set_progress(name, done, total, message)
        self.refresh()

    def end_fetch(self, failure: str = "", name: str = "") -> None:
        """Show that the download of ``name`` is over, or any; ``failure`` says why it failed and what to do."""
        if name in ("", self.panel.fetching):
            self.panel.end_progress(failure)
            self.refresh()

    def _add_model_row(self) -> None:
        self.model = combo([])
        self._form.add_row(self.tr("&Model"), self.model, tip=self.tr("Larger models hear better and take longer"))
        self.model_hint = self._form.add_hint()
        self.panel = ModelPanel()
        self._form.addWidget(self.panel, self._form.rowCount(), 1)

    def _add_mode_row(self) -> None:
        self._modes = {
            "fast": self.tr("Quickest; takes the first thing it hears."),
            "balanced": self.tr("Weighs several hearings of every sentence; right for most."),
            "careful": self.tr("Hears doubtful places again, for noise, accents and overlapping voices; slowest."),
        }
        rows = [
            ("fast", self.tr("Fast"), self._modes["fast"]),
            ("balanced", self.tr("Balanced"), self._modes["balanced"]),
            ("careful", self.tr("Careful"), self._modes["careful"]),
        ]
        self.mode = SegmentedControl()
        for key, text, tip in rows:
            self.mode.add_choice(key, text, tip)
        self.mode.set_value("balanced")
        self.mode.set_value(self.recall("mode", "balanced"))
        self._form.add_row(self.tr("&Accuracy"), self.mode)
        self.mode_hint = self._form.add_hint()

    def _add_result_row(self, tracks: Sequence[Track]) -> None:
        replaceable = [track for track in tracks if track.role == "original"]
        rows: list[tuple[str, str | None]] = [(self.tr("Add as a new track"), None)]
        rows += [(self.tr("Replace {0}").format(track_title(track)), track.id) for track in replaceable]
        self.result_box = combo(rows)
        replaces: bool = self.recall("replaces", False)
        if replaceable and replaces:
            self.result_box.setCurrentIndex(1)
        label = self._form.add_row(self.tr("R&esult"), self.result_box, tip=self.tr("Either can be undone"))
        for widget in (label, self.result_box):
            widget.setVisible(bool(replaceable))

    def _connect(self) -> None:
        self.model.currentIndexChanged.connect(self._on_model)
        self.mode.value_changed.connect(self._on_mode)
        self.languages.changed.connect(self.refresh)
        self.task.currentIndexChanged.connect(self.refresh)
        self.range.changed.connect(self.refresh)
        self.speakers.changed.connect(self.refresh)
        self.panel.fetch_requested.connect(self.fetch_requested)
        self.panel.fetch_requested.connect(self.refresh)
        self.panel.fetch_cancelled.connect(self.fetch_cancelled)
        self.panel.fetch_cancelled.connect(self.refresh)
        self.panel.add_requested.connect(self.add_requested)
        self._on_mode(self.mode.value)

    def _model(self) -> ModelChoice | None:
        return self._models.get(self.model.currentData() or "")

    def _on_model(self, _at: int = 0) -> None:
        model = self._model()
        is_ready = model is not None and model.is_usable
        self.model.setVisible(bool(self._models))
        self.model_hint.setVisible(is_ready)
        self.panel.setVisible(not is_ready)
        if model is not None and is_ready:
            self.model_hint.setText(" · ".join(filter(None, (model.title, model_languages(model), model.note))))
        else:
            self.panel.set_model(model, is_first=not any(one.is_usable for one in self._models.values()))
        self.languages.set_english_only(model is not None and model.is_english_only)
        self.refresh()

    def _on_mode(self, mode: str) -> None:
        self.mode_hint.setText(self._modes[mode])

    def _find_problem(self) -> Problem | None:
        model = self._model()
        if model is None:
            return Problem(self.tr("Add a recognition model first."), self.panel.add_button, is_error=False)
        if not model.is_usable:
            waits = self.tr("Waiting for the model.") if self.panel.is_fetching else self.tr("Get the model first, or choose another one.")
            return Problem(waits, self.panel.get_button, is_error=False)
        if self.task.currentData() == "translate" and model.is_english_only:
            return Problem(self.tr("“{0}” cannot translate into English; choose another model.").format(model.name), self.task)
        return self.languages.find_problem() or self.range.find_problem() or self.speakers.find_problem()

    def _note(self) -> str:
        length = self.range.length_ms
        return self.tr("{0} of sound; nothing leaves this computer.").format(say_duration(length)) if length else ""

    def _store(self) -> None:
        options = self.options()
        self.keep("model", options.model or "")
        self.keep("languages", list(options.languages))
        self.keep("mode", options.mode)
        self.keep("task", options.task)
        self.keep("hint", options.hint)
        if self._can_tell_apart:
            self.keep("speakers", self.speakers.text)
        if self.result_box.count() > 1:
            self.keep("replaces", options.replaces is not None)
