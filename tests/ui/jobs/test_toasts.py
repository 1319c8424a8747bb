import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from captionstudio.core.errors import EngineCrashed, InvalidRequest, ModelMissing
from captionstudio.services.job_runner import JobState
from captionstudio.ui.dialogs.error import ErrorDialog
from captionstudio.ui.jobs import JobAnnouncer, Toasts
from captionstudio.ui.jobs.problems import Remedy, present


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def toasts(window):
    return Toasts(window, bottom=30)


@pytest.fixture
def announcer(runner, toasts, window):
    return JobAnnouncer(runner, toasts, window)


@pytest.fixture
def press(toasts, qtbot):
    """Press the button of the one message there is."""

    def press():
        (toast,) = toasts.shown
        qtbot.mouseClick(toast.action_button, Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def open_details(window, press):
    """Follow the one message there is to its explanation."""

    def open_details():
        press()
        (dialog,) = window.findChildren(QDialog)
        return dialog

    return open_details


def test_a_message_stands_bottom_right_and_goes_by_itself(toasts, window, qtbot):
    toast = toasts.show_message("Saved.", "success")
    assert toast.isVisible()
    assert (toast.geometry().right(), toast.geometry().bottom()) == (900 - 16 - 1, 600 - 30 - 16 - 1)
    toast._timer.setInterval(1)
    toast._timer.start()
    qtbot.waitUntil(lambda: toasts.shown == ())


def test_it_keeps_its_corner_when_the_window_changes_and_mirrors(toasts, window):
    toast = toasts.show_message("Saved.")
    window.resize(700, 500)
    QApplication.processEvents()
    assert (toast.geometry().right(), toast.geometry().bottom()) == (683, 453)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert toast.geometry().left() == 16


def test_one_with_a_button_stays_longer(toasts):
    plain, acting = toasts.show_message("Saved."), toasts.show_message("Wrote 3 files.", action="Show folder", on_action=print)
    assert acting.shown_for_ms > plain.shown_for_ms


def test_the_button_does_it_once_and_the_message_goes(toasts, qtbot):
    done = []
    toast = toasts.show_message("Wrote 3 files.", action="Show folder", on_action=lambda: done.append(1))
    qtbot.mouseClick(toast.action_button, Qt.MouseButton.LeftButton)
    assert (done, toasts.shown) == ([1], ())


def test_it_stays_while_the_pointer_is_on_it(toasts):
    toast = toasts.show_message("Saved.")
    assert toast.is_running_out
    at = QPoint(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast.is_running_out
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast.is_running_out


def test_it_stays_while_the_focus_is_in_it(toasts, window, qtbot):
    toast = toasts.show_message("Wrote it.", action="Show folder", on_action=print)
    window.activateWindow()
    toast.action_button.setFocus()
    toast._expire()
    assert toast.is_running_out
    assert toasts.shown == (toast,)
    qtbot.keyClick(toast.action_button, Qt.Key.Key_Escape)
    assert toasts.shown == ()


def test_three_at_a_time_the_others_wait_their_turn(toasts):
    made = [toasts.show_message(f"Message {number}") for number in range(5)]
    assert toasts.shown == tuple(made[:3])
    tops = [toast.y() for toast in toasts.shown]
    assert tops == sorted(tops)
    assert all(upper.geometry().bottom() < lower.geometry().top() for upper, lower in itertools.pairwise(toasts.shown))
    made[0].dismiss()
    made[0].dismiss()
    assert toasts.shown == tuple(made[1:4])
    toasts.clear()
    assert toasts.shown == ()


def test_screen_readers_are_told(toasts, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append((event.object().accessibleName(), event.type())))
    toasts.show_message("Saved.")
    assert told == [("Saved.", QAccessible.Event.Alert)]


def test_long_text_is_shown_whole(toasts):
    text = "The file with the very long name cannot be written: No space left on device. " * 4
    toast = toasts.show_message(text, "error", hint="Free some space.")
    assert toast.height() >= toast.heightForWidth(toast.width())
    assert toast.height() > 100


@pytest.mark.usefixtures("announcer")
def test_done_work_with_files_leads_to_them(toasts, start, end, press, opened):
    job = start()
    job.succeeded.connect(lambda _: (setattr(job, "note", "Wrote 3 files."), setattr(job, "files", (Path("/films/a.srt"),))))
    end(job)
    assert toasts.shown[0].text == "Wrote 3 files."
    press()
    assert opened == ["/films"]


def test_work_with_nothing_to_tell_and_silent_work_tells_nothing(announcer, toasts, start, end):
    end(start())
    end(start(is_shown=False, fails=InvalidRequest("no")))
    assert toasts.shown == ()


def test_what_is_kept_of_a_cancelled_job_is_told(announcer, toasts, start, qtbot):
    job = start(done=1, total=2)
    job.cancelled.connect(lambda: setattr(job, "note", "Captions up to 00:12 are kept."))
    job.cancel()
    qtbot.waitUntil(lambda: job.state is JobState.CANCELLED)
    assert [toast.text for toast in toasts.shown] == ["Captions up to 00:12 are kept."]


@pytest.mark.usefixtures("announcer")
def test_a_failure_leads_to_its_explanation_and_to_another_try(toasts, open_details, start, end, runner):
    job = end(start(fails=EngineCrashed("The engine host was killed.", hint="Close other programs.", exit_code=-9)))
    assert toasts.shown[0].accessibleDescription() == "Close other programs."
    dialog = open_details()
    assert dialog.windowTitle() == "Transcribing interview.mp4: failed"
    dialog.remedy_button.click()
    assert job not in runner.jobs
    assert [again.title for again in runner.jobs] == [job.title]


@pytest.mark.usefixtures("announcer")
def test_a_missing_model_leads_to_models(toasts, open_details, start, end, qtbot):
    end(start(fails=ModelMissing("No recognition model is installed.", hint="Get one with: captionstudio models fetch base")))
    dialog = open_details()
    with qtbot.waitSignal(toasts.models_requested):
        qtbot.mouseClick(dialog.remedy_button, Qt.MouseButton.LeftButton)


def test_an_error_outside_a_job_offers_no_second_try(toasts, open_details):
    toasts.show_error(EngineCrashed("It died."), "Opening film.mp4")
    assert open_details().remedy_button is None


def test_the_explanation_can_be_copied_and_read(qtbot, window):
    problem = present(InvalidRequest("film.mp4 is odd.", path="/films/film.mp4", line=3), "Traceback: here")
    dialog = ErrorDialog(window, problem)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.details.isVisible()
    qtbot.mouseClick(dialog.details_button, Qt.MouseButton.LeftButton)
    assert dialog.details.isVisible()
    assert "Traceback: here" in dialog.details.toPlainText()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == problem.details
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_remedies_are_told(qtbot, window):
    dialog = ErrorDialog(window, present(ModelMissing("none")))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.remedy_chosen) as caught:
        qtbot.mouseClick(dialog.remedy_button, Qt.MouseButton.LeftButton)
    assert caught.args == [Remedy.MODELS]
