"""Jobs as the user sees them: the panel, the line in the status bar, and the messages when they end."""

from captionstudio.ui.jobs.announcer import JobAnnouncer
from captionstudio.ui.jobs.panel import JobsPanel
from captionstudio.ui.jobs.status import JobStatus
from captionstudio.ui.jobs.toasts import Toast, Toasts

__all__ = ["JobAnnouncer", "JobStatus", "JobsPanel", "Toast", "Toasts"]
