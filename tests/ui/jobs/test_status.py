import pytest
from PySide6.QtCore import Qt

from captionstudio.ui.jobs import JobStatus


@pytest.fixture
def status(runner, qtbot):
    status = JobStatus(runner)
    qtbot.addWidget(status)
    status.resize(900, 30)
    status.show()
    return status


def shows(qtbot, status, job):
    qtbot.waitUntil(lambda: status.job is job)


def test_nothing_is_shown_while_nothing_runs(status):
    assert not any(widget.isVisible() for widget in (status.name, status.bar, status.detail, status.cancel_button, status.others))
    assert status.accessibleName() == "No job is running"


def test_the_running_job_with_how_far_it_is(status, start, qtbot):
    job = start(done=67_500, total=270_000, short="Transcribing")
    shows(qtbot, status, job)
    assert (status.name.text(), status.detail.text()) == ("Transcribing", "01:07 / 04:30")
    assert (status.bar.value(), status.bar.maximum()) == (250, 1000)
    assert status.accessibleName() == "Transcribing interview.mp4, 01:07 / 04:30"
    assert not status.others.isVisible()


def test_it_is_as_high_without_a_job(status, start, qtbot, text_size):
    for scale in (100, 150):
        text_size(scale)
        least = status.minimumSizeHint().height(), status.minimumHeight()
        assert status.minimumHeight() >= status.cancel_button.sizeHint().height()
        job = start(done=1, total=2)
        shows(qtbot, status, job)
        assert max(status.minimumSizeHint().height(), status.minimumHeight()) == max(least)
        job.cancel()
        qtbot.waitUntil(lambda: status.job is None)


def test_a_job_of_unknown_length_shows_that_something_goes_on(status, start, qtbot):
    shows(qtbot, status, start())
    assert (status.bar.minimum(), status.bar.maximum()) == (0, 0)


def test_cancel_stops_the_job_and_the_line_goes(status, start, qtbot, runner):
    job = start(done=1, total=2)
    shows(qtbot, status, job)
    qtbot.mouseClick(status.cancel_button, Qt.MouseButton.LeftButton)
    assert (status.detail.text(), status.cancel_button.isEnabled()) == ("Stopping", False)
    qtbot.waitUntil(lambda: status.job is None)
    assert not status.name.isVisible()
    assert not status._timer.isActive()


def test_further_jobs_are_counted_and_a_click_asks_for_all(status, start, qtbot):
    first = start(done=1, total=2)
    start("Second")
    start("Third")
    start("Silent", lane="light", is_shown=False)
    shows(qtbot, status, first)
    assert status.others.text() == "+2"
    for target in (status.others, status.bar, status):
        with qtbot.waitSignal(status.panel_requested):
            qtbot.mouseClick(target, Qt.MouseButton.LeftButton)


def test_the_panel_can_be_asked_for_by_key(status, start, qtbot):
    shows(qtbot, status, start(done=1, total=2))
    with qtbot.waitSignal(status.panel_requested):
        qtbot.keyClick(status, Qt.Key.Key_Return)


def test_the_heavy_job_is_shown_rather_than_a_light_one(status, start, qtbot):
    start("Exporting", lane="light")
    shows(qtbot, status, start("Heavy", done=1, total=2))


def test_the_next_job_takes_the_place_of_the_last(status, start, end, qtbot):
    first, second = start(done=1, total=2), start("Second")
    shows(qtbot, status, first)
    end(first)
    shows(qtbot, status, second)
