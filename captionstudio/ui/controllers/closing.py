"""The end of the program and what comes after an unhappy one: unsaved work, running jobs, recovery."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from captionstudio.core.errors import CaptionStudioError
from captionstudio.services.workbench import Workbench
from captionstudio.ui.controllers.files import FileController
from captionstudio.ui.dialogs.confirm_close import ConfirmCloseDialog
from captionstudio.ui.dialogs.recovery import FoundWork, RecoveryDialog

_PATIENCE_MS = 10_000


class ClosingController(QObject):
    """Asks what has to be asked before the window goes, and offers at the start what the last one left.

    ``failed(error)`` tells what could not be recovered; it stays where it is.
    """

    failed = Signal(object)

    def __init__(self, bench: Workbench, files: FileController, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._files = files
        self._window = window

    def may_close(self) -> bool:
        """Whether the window may close: jobs are over or given up, work is saved or given up."""
        running = [job.title for job in self._bench.runner.unfinished if job.is_shown]
        if running:
            dialog = ConfirmCloseDialog(self._window, running)
            is_agreed = dialog.exec() == ConfirmCloseDialog.DialogCode.Accepted
            dialog.deleteLater()
            if not is_agreed:
                return False
            self._wait_for_jobs()
        if not self._files.may_leave():
            return False
        self._bench.recovery.forget()
        return True

    def offer_recovery(self) -> None:
        """Offer the work of programs that did not end as they should."""
        pending = self._bench.recovery.pending()
        if not pending:
            return
        found = [FoundWork(str(at), work.name, work.saved_at, work.cue_count) for at, work in enumerate(pending)]
        dialog = RecoveryDialog(self._window, found)
        dialog.exec()
        chosen = [pending[int(key)] for key in dialog.chosen()]
        choice = dialog.choice
        dialog.deleteLater()
        if choice == "discard":
            for work in chosen:
                self._bench.recovery.discard(work)
        elif choice == "recover" and chosen:
            try:
                document = self._bench.recovery.recover(chosen[0])
            except CaptionStudioError as error:
                self.failed.emit(error)
            else:
                self._files.recover(document, chosen[0].path)

    def _wait_for_jobs(self) -> None:
        """Cancel the jobs and let what they have found so far land in the document."""
        loop, runner = QEventLoop(), self._bench.runner
        runner.became_idle.connect(loop.quit)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        runner.cancel_all()
        if runner.unfinished:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        runner.became_idle.disconnect(loop.quit)
