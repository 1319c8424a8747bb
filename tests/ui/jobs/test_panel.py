from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from captionstudio.core.errors import EngineCrashed, InvalidRequest
from captionstudio.services.job_runner import JobState
from captionstudio.ui.jobs import JobsPanel


@pytest.fixture
def panel(runner, qtbot):
    panel = JobsPanel(runner)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show()
    return panel


def click(qtbot, button):
    assert button.isVisible()
    assert button.toolTip()
    assert button.accessibleName()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_list_says_what_it_is_for(panel):
    assert panel.rows == ()
    assert panel._empty.isVisible()
    assert not panel.clear_button.isEnabled()


def test_jobs_are_listed_in_order_with_state_and_progress(panel, start, qtbot):
    start(done=67_500, total=270_000)
    start("Translating into Spanish")
    start("Silent", is_shown=False, lane="light")
    assert [row.title.text() for row in panel.rows] == ["Transcribing interview.mp4", "Translating into Spanish"]
    assert panel.summary.text() == "1 running, 1 waiting"
    running, waiting = panel.rows
    assert running.state.text().startswith("01:07 / 04:30")
    assert running.accessibleName().startswith("Transcribing interview.mp4: Running 01:07 / 04:30")
    assert (running.bar.isVisible(), running.bar.value()) == (True, 250)
    assert (waiting.state.text(), waiting.bar.isVisible()) == ("Waiting", False)


def test_jobs_that_began_before_the_panel_are_listed(runner, start, qtbot):
    start("Early")
    panel = JobsPanel(runner)
    qtbot.addWidget(panel)
    assert [row.title.text() for row in panel.rows] == ["Early"]


def test_cancel_then_try_again_then_remove(panel, start, end, qtbot, runner):
    job = start(done=1, total=2)
    click(qtbot, panel.rows[0].cancel_button)
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED and not runner._workers)
    (row,) = panel.rows
    assert row.state.text() == "Cancelled"
    assert not row.cancel_button.isVisible()
    click(qtbot, row.retry_button)
    (row,) = panel.rows  # the old one is gone
    assert row.job is not job
    assert row.job.state is JobState.RUNNING
    assert not row.remove_button.isVisible()
    row.job.cancel()
    qtbot.waitUntil(lambda: row.job.state.is_over)
    click(qtbot, row.remove_button)
    assert (panel.rows, runner.jobs) == ((), [])
    assert panel._empty.isVisible()


def test_a_retry_that_is_refused_is_told(panel, start, end, qtbot):
    def refuse():
        raise InvalidRequest("The captions are gone.")

    job = end(start(fails=InvalidRequest("no"), again=refuse))
    with qtbot.waitSignal(panel.failed) as caught:
        click(qtbot, panel.rows[0].retry_button)
    assert str(caught.args[0]) == "The captions are gone."
    assert panel.rows[0].job is job


def test_a_failure_shows_why_what_next_and_its_details(panel, start, end, qtbot):
    end(start(fails=EngineCrashed("The engine host was killed.", hint="Close other programs.", exit_code=-9, log="out of memory")))
    (row,) = panel.rows
    assert row.state.text() == "Failed"
    assert row.note.text() == "The engine host was killed.\nClose other programs."
    assert not row.copy_button.isVisible()
    click(qtbot, row.log_button)
    assert "out of memory" in row.log.toPlainText()
    click(qtbot, row.copy_button)
    assert "exit_code: -9" in QGuiApplication.clipboard().text()
    click(qtbot, row.log_button)
    assert not row.log.isVisible()


def test_the_log_grows_while_it_is_open(panel, start, qtbot):
    job = start(done=1, total=2)
    (row,) = panel.rows
    assert not row.log_button.isVisible()
    job._on_said("Resuming at 00:10:00")
    click(qtbot, row.log_button)
    job._on_said("Spanish to French goes through English.")
    assert row.log.toPlainText() == "Resuming at 00:10:00\nSpanish to French goes through English."


def test_a_finished_job_leads_to_its_files(panel, start, end, qtbot, opened):
    job = start()
    job.succeeded.connect(lambda _: (setattr(job, "note", "Wrote a.srt."), setattr(job, "files", (Path("/films/a.srt"),))))
    end(job)
    (row,) = panel.rows
    assert row.note.text() == "Wrote a.srt."
    click(qtbot, row.folder_button)
    assert opened == ["/films"]


def test_clearing_removes_what_is_over_and_nothing_else(panel, start, end, qtbot):
    end(start("Done"))
    running = start("Going on")
    click(qtbot, panel.clear_button)
    assert [row.job for row in panel.rows] == [running]
    assert not panel.clear_button.isEnabled()


def test_times_run_only_while_the_panel_is_seen(panel):
    assert panel._timer.isActive()
    panel.hide()
    assert not panel._timer.isActive()
