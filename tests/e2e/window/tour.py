"""The whole work of a person with the window, step by step: ``tour.py work|recover HOME OUTPUT [PICTURES]``.

`work` opens the sample, captions, corrects, translates and saves it, and is then killed in the middle of an edit; `recover` starts again,
takes the work back, exports it and burns it in.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLineEdit

from captionstudio.core.document import Cue
from captionstudio.core.resources import resource_path
from captionstudio.services.job_runner import JobState
from tests.e2e.window.driver import Driver
from tests.fakes.waiting import let_run


class Tour:
    """One of the two parts of the tour."""

    def __init__(self, home: Path, output: Path, pictures: Path | None) -> None:
        self.output = output
        self.driver = Driver(home, pictures)
        self.window, self.bench = self.driver.window, self.driver.bench
        self.space = self.window.workspace

    @property
    def originals(self) -> tuple[Cue, ...]:
        return self.bench.session.document.tracks[0].cues

    def work(self) -> None:
        """From the empty window to a saved project, and an edit that is cut short."""
        self.window.start([])
        self.driver.picture("01-empty")
        self.open_sample()
        self.transcribe()
        self.fix_a_word()
        self.drag_an_edge()
        self.translate()
        self.undo_and_redo()
        self.save()
        self.edit_and_die()

    def recover(self) -> None:
        """From the start after the crash to captions in files and in the picture."""
        self.driver.ask(lambda: self.window.start([]), self.take_back)
        self.driver.wait(lambda: self.bench.playback.media is not None, what="the media of the recovered work")
        assert self.originals[1].text.endswith("Hurrah!"), self.originals[1].text
        assert self.bench.projects.is_modified
        self.driver.idle()
        self.bench.session.select([self.originals[1].id])
        self.bench.playback.seek(self.originals[1].start_ms + 600)
        self.driver.picture("11-recovered")
        self.picture_in_both_themes()
        self.look_at_models()
        self.look_at_the_doctor()
        self.export()
        self.burn_in()
        self.driver.keys("Ctrl+S", self.space.grid)
        self.driver.wait(lambda: not self.bench.projects.is_modified, what="saved")
        self.driver.end()

    def picture_in_both_themes(self) -> None:
        self.window.toasts.clear()
        for theme in ("light", "dark"):
            self.driver.settings.set("appearance/theme", theme)
            self.driver.picture(f"window-{theme}")

    def look_at_models(self) -> None:
        def answer(dialog: QDialog) -> None:
            table = dialog.table  # type: ignore[attr-defined]
            assert table.current_model().name == "base"
            self.driver.type("french", dialog.search)  # type: ignore[attr-defined]
            self.driver.wait(table._items["tiny.en"].isHidden, what="the models with French")
            table.choose("m2m100-418m")
            self.driver.picture("19-models", dialog)
            dialog.reject()

        self.driver.ask(self.window.actions_["models"].trigger, answer)

    def look_at_the_doctor(self) -> None:
        def answer(dialog: QDialog) -> None:
            self.driver.wait(lambda: not dialog._is_running, what="the doctor")  # type: ignore[attr-defined]
            assert not [row for row in dialog._rows.values() if row.check.state == "bad"]  # type: ignore[attr-defined]
            dialog._rows["python"].hide()  # type: ignore[attr-defined]  # where it lies here is none of the guide's business
            self.driver.picture("20-doctor", dialog)
            dialog.reject()

        self.driver.ask(self.window.actions_["doctor"].trigger, answer, seconds=60)

    def open_sample(self) -> None:
        self.driver.drop([resource_path("sample", "sample.mp4")])
        self.driver.wait(lambda: self.bench.playback.media is not None, what="the sample")
        self.driver.idle()
        assert self.space.isVisible()
        self.driver.picture("02-opened")

    def transcribe(self) -> None:
        def answer(dialog: QDialog) -> None:
            languages = dialog.languages  # type: ignore[attr-defined]
            self.driver.keys("Down", languages.box)
            for name in ("English", "Spanish"):
                self.driver.type(name, languages.list.search)
                self.driver.keys("Return", languages.list.search)
            assert languages.languages == ("en", "es"), languages.languages
            self.driver.picture("03-transcribe", dialog)
            self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

        self.driver.ask(lambda: self.driver.click(self.window.tool_bar.transcribe_button), answer)
        self.driver.wait(lambda: self.window.status.jobs.job is not None, what="the job in the status bar")
        self.driver.picture("04-transcribing")
        self.driver.idle()
        assert self.bench.runner.jobs[-1].state is JobState.SUCCEEDED, self.bench.runner.jobs[-1].error
        assert {cue.language for cue in self.originals} == {"en", "es"}
        self.driver.picture("05-transcribed")

    def fix_a_word(self) -> None:
        table = self.space.grid.table
        row = table.visualRect(table.model().index(1, table.model().columnCount() - 1))
        self.driver.click(table.viewport(), row.center())
        self.driver.keys("Return", table)
        before = self.originals[1]
        edit = self.space.editor.main.edit
        self.driver.wait(edit.hasFocus, what="the editor")
        self.driver.keys("Ctrl+End", edit)
        self.driver.type(" Today.", edit)
        after = self.originals[1]
        assert after.text == before.text + " Today."
        kept = [(word.text, word.start_ms, word.end_ms) for word in before.words[:-1]]
        assert [(word.text, word.start_ms, word.end_ms) for word in after.words[: len(kept)]] == kept
        self.driver.picture("06-corrected")

    def drag_an_edge(self) -> None:
        surface, cue = self.space.timeline.surface, self.originals[2]
        self.space.timeline.view.show(cue.start_ms - 2000, cue.end_ms + 3000)
        surface.change_view()
        let_run(100)
        y = round(surface.areas.lanes[0].center().y())
        start = QPoint(round(surface.view.x_of(cue.end_ms)) - 2, y)
        self.driver.drag(surface, start, start + QPoint(round(surface.width() * 0.05), 0))
        after = self.originals[2]
        assert after.end_ms > cue.end_ms + 100
        assert after.start_ms == cue.start_ms
        self.driver.picture("07-dragged")

    def translate(self) -> None:
        def answer(dialog: QDialog) -> None:
            targets = dialog.targets  # type: ignore[attr-defined]
            self.driver.wait(lambda: dialog._routes is not None, what="the routes")  # type: ignore[attr-defined]
            for name in ("French", "Spanish"):
                self.driver.type(name, targets.search)
                self.driver.keys("Return", targets.search)
            assert set(targets.checked()) == {"fr", "es"}
            self.driver.picture("08-translate", dialog)
            self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

        self.driver.ask(lambda: self.driver.click(self.window.tool_bar.translate_button), answer)
        self.driver.idle()
        tracks = self.bench.session.document.tracks
        assert {track.language for track in tracks[1:]} == {"fr", "es"}
        assert all(len(track.cues) == len(self.originals) for track in tracks)
        self.space.timeline.zoom_to_fit()
        self.driver.picture("09-translated")

    def undo_and_redo(self) -> None:
        session = self.bench.session
        done = session.document
        self.press_while(session.undo_stack.canUndo, "Ctrl+Z")
        assert session.document.tracks == ()
        self.press_while(session.undo_stack.canRedo, "Ctrl+Y")
        assert session.document == done

    def press_while(self, is_left: Callable[[], bool], keys: str) -> None:
        for _ in range(100):
            if is_left():
                self.driver.keys(keys, self.space.grid)
                let_run(10)
        assert not is_left()

    def save(self) -> None:
        path = self.output / "sample.captionstudio"

        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, QFileDialog)
            field = dialog.findChild(QLineEdit)
            assert field is not None
            field.setText(str(path))
            buttons = dialog.findChild(QDialogButtonBox)
            assert buttons is not None
            save = buttons.button(QDialogButtonBox.StandardButton.Save)
            self.driver.wait(save.isEnabled, 10, "the Save button")
            self.driver.click(save)

        self.driver.ask(lambda: self.driver.keys("Ctrl+S", self.space.grid), answer)
        self.driver.wait(path.exists, what="the project")
        self.driver.wait(lambda: not self.bench.projects.is_modified, what="saved")

    def edit_and_die(self) -> None:
        kept = []
        self.bench.recovery.kept.connect(lambda: kept.append(True))
        self.bench.session.select([self.originals[1].id])
        edit = self.space.editor.main.edit
        self.driver.keys("Ctrl+End", edit)
        self.driver.type(" Hurrah!", edit)
        kept.clear()
        self.driver.wait(lambda: kept, 10, "a copy of the edit within ten seconds")
        os.kill(os.getpid(), signal.SIGKILL)

    def take_back(self, dialog: QDialog) -> None:
        self.driver.picture("10-recover", dialog)
        self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

    def export(self) -> None:
        def answer(dialog: QDialog) -> None:
            formats, folder = dialog.formats, dialog.folder  # type: ignore[attr-defined]
            formats.set_checked(["srt", "vtt"])
            folder.set_path(self.output)
            self.driver.picture("12-export", dialog)
            self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

        self.driver.ask(lambda: self.driver.keys("Ctrl+E", self.space.grid), answer)
        self.driver.idle()

    def burn_in(self) -> None:
        def answer(dialog: QDialog) -> None:
            shown: list[object] = []
            dialog.preview._source.ready.connect(shown.append)  # type: ignore[attr-defined]
            dialog.preview.go_to(self.originals[2].start_ms + 500)  # type: ignore[attr-defined]
            self.driver.wait(lambda: shown, what="the preview")
            dialog.output.set_path(self.output / "captioned.mp4")  # type: ignore[attr-defined]
            self.driver.picture("13-burn-in", dialog)
            self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

        self.driver.ask(lambda: self.driver.keys("Ctrl+Shift+E", self.space.grid), answer)
        self.window.toasts.clear()
        self.driver.wait(lambda: self.window.status.jobs.job is not None or not self.bench.runner.unfinished, what="rendering")
        self.driver.picture("14-burning-in")
        self.driver.idle()
        job = self.bench.runner.jobs[-1]
        assert job.state is JobState.SUCCEEDED, job.error
        self.driver.picture("15-done")


if __name__ == "__main__":
    part, home, output, *rest = sys.argv[1:]
    tour = Tour(Path(home), Path(output), Path(rest[0]) if rest else None)
    tour.work() if part == "work" else tour.recover()
