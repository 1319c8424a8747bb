"""A conversation of two in the window: ``tour_speakers.py HOME FILM CAPTIONS OUTPUT [PICTURES]``.

Who speaks is named in the panel and shown in list and timeline, a caption is given to the other one by dragging, everything is written
and burned in.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog

from captionstudio.core.document import Cue
from captionstudio.services.job_runner import JobState
from tests.e2e.window.driver import Driver
from tests.fakes.waiting import let_run


class SpeakerTour:
    """One window over one film."""

    def __init__(self, home: Path, output: Path, pictures: Path | None) -> None:
        self.output = output
        self.driver = Driver(home, pictures)
        self.window, self.bench = self.driver.window, self.driver.bench
        self.space, self.session = self.window.workspace, self.driver.bench.session

    @property
    def cues(self) -> tuple[Cue, ...]:
        return self.session.document.tracks[0].cues

    def run(self, film: Path, captions: Path) -> None:
        self.window.start([])
        self.driver.drop([film])
        self.driver.wait(lambda: self.bench.playback.media is not None, what="the film")
        self.driver.drop([captions])
        self.driver.wait(lambda: bool(self.session.document.tracks), what="the captions")
        self.driver.idle()
        self.name_them()
        self.show_names()
        self.show_lanes()
        self.give_away_and_take_back()
        self.export()
        self.burn_in()
        self.bench.projects.save_as(self.output / "conversation.captionstudio")
        self.driver.wait(lambda: not self.bench.projects.is_modified, what="saved")  # else closing would ask
        self.driver.end()

    def name_them(self) -> None:
        panel = self.space.speakers
        self.driver.keys("Ctrl+Shift+I", self.space.grid)
        self.driver.wait(lambda: list(panel.lines) == ["Speaker 1", "Speaker 2"], what="the speakers in the panel")
        for old, new in (("Speaker 1", "Ana"), ("Speaker 2", "Martin")):
            field = panel.lines[old].name
            self.driver.click(field, twice=True)
            self.driver.keys("Ctrl+A", field)
            self.driver.type(new, field)
            self.driver.keys("Return", field)
            self.driver.wait(lambda new=new: new in panel.lines, what="the new name")
        assert {cue.speaker for cue in self.cues} == {"Ana", "Martin"}
        self.driver.click(self.space.grid.table.viewport())
        self.driver.picture("21-speakers-panel", panel)

    def show_names(self) -> None:
        columns = self.space.grid.table.columns
        next(action for action in columns.menu(self.window).actions() if action.data() == "speaker").trigger()
        self.driver.keys("Ctrl+Home", self.space.grid.table)
        self.go_to(self.cues[3])
        self.driver.picture("16-speakers")
        self.driver.click(self.space.speakers.close_button)
        assert not self.space.speakers.isVisible()

    def go_to(self, cue: Cue) -> None:
        self.session.select([cue.id])
        self.bench.playback.seek((cue.start_ms + cue.end_ms) // 2)
        let_run(200)

    def show_lanes(self) -> None:
        self.driver.keys("Ctrl+Shift+H", self.space.timeline)
        self.window.actions_["player_colours"].trigger()
        lanes = self.space.timeline.surface.lanes
        self.driver.wait(lambda: [lane.speaker for lane in lanes.lanes] == ["Ana", "Martin"], what="two lanes")
        self.space.timeline.view.show(0, 16_000)
        self.space.timeline.surface.change_view()
        self.driver.picture("17-speaker-lanes")

    def give_away_and_take_back(self) -> None:
        surface, cue = self.space.timeline.surface, self.cues[0]
        assert cue.speaker == "Ana"
        tops = [round(lane.center().y()) for lane in surface.areas.lanes]
        x = round(surface.view.x_of((cue.start_ms + cue.end_ms) / 2))
        self.driver.drag(surface, QPoint(x, tops[0]), QPoint(x + 30, tops[1]))
        after = self.cues[0]
        assert (after.speaker, after.start_ms, after.end_ms) == ("Martin", cue.start_ms, cue.end_ms)
        self.driver.keys("Ctrl+Z", self.space.grid)
        assert self.cues[0] == cue

    def export(self) -> None:
        def answer(dialog: QDialog) -> None:
            dialog.formats.set_checked(["vtt", "ass", "rttm", "srt"])  # type: ignore[attr-defined]
            dialog.folder.set_path(self.output)  # type: ignore[attr-defined]
            self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

        self.driver.ask(lambda: self.driver.keys("Ctrl+E", self.space.grid), answer)
        self.driver.idle()

    def burn_in(self) -> None:
        def answer(dialog: QDialog) -> None:
            shown: list[object] = []
            dialog.preview._source.ready.connect(shown.append)  # type: ignore[attr-defined]
            self.driver.wait(lambda: shown, what="the preview")
            shown.clear()
            dialog.looks.editor.has_speakers.click()  # type: ignore[attr-defined]
            self.driver.wait(lambda: shown, what="the preview in colours")
            dialog.output.set_path(self.output / "captioned.mp4")  # type: ignore[attr-defined]
            self.driver.picture("18-speakers-burn-in", dialog)
            self.driver.click(dialog.accept_button)  # type: ignore[attr-defined]

        self.driver.ask(lambda: self.driver.keys("Ctrl+Shift+E", self.space.grid), answer)
        self.driver.idle()
        job = self.bench.runner.jobs[-1]
        assert job.state is JobState.SUCCEEDED, job.error


if __name__ == "__main__":
    home, film, captions, output, *rest = (Path(argument) for argument in sys.argv[1:])
    SpeakerTour(home, output, rest[0] if rest else None).run(film, captions)
