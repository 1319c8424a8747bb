"""Asked when the window closes while jobs run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from captionstudio.ui.dialogs.frame import DialogFrame

_MOST = 8


class ConfirmCloseDialog(DialogFrame):
    """Accepted where the jobs shall be cancelled and the window closed."""

    def __init__(self, parent: QWidget | None, jobs: Sequence[str]) -> None:
        super().__init__(parent, self.tr("Jobs are running"), self.tr("Cancel them and &close"))
        self.add_lead(
            self.tr("Close while %n jobs are running?", "", len(jobs)) if len(jobs) != 1 else self.tr("Close while a job is running?"),
            self.tr("What a transcription has heard so far is kept; it goes on from there when you open the file again."),
        )
        shown = [f"•  {job}" for job in jobs[:_MOST]]
        if len(jobs) > _MOST:
            shown.append(self.tr("and %n more", "", len(jobs) - _MOST))
        self.jobs_label = QLabel("\n".join(shown))
        self.jobs_label.setWordWrap(True)
        self.jobs_label.setContentsMargins(0, 6, 0, 0)
        self.body.addWidget(self.jobs_label)
        self.cancel_button.setText(self.tr("&Keep working"))
        self.cancel_button.setAccessibleName(self.tr("Keep working"))
        self.cancel_button.setToolTip(self.tr("Leave the window open (Esc)"))
        # Enter must not end hours of work by accident.
        self.accept_button.setAutoDefault(False)
        self.accept_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
