"""The window: puts panels, commands and controllers together, and decides nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QMenu, QStackedWidget, QWidget

from captionstudio.core.errors import CaptionStudioError, FileProblem
from captionstudio.services.workbench import Workbench
from captionstudio.ui.actions import MENUS, SPECS, Actions
from captionstudio.ui.controllers.ask import AskController
from captionstudio.ui.controllers.closing import ClosingController
from captionstudio.ui.controllers.cues import CueController
from captionstudio.ui.controllers.doctor import DoctorController
from captionstudio.ui.controllers.files import FileController
from captionstudio.ui.controllers.help import HelpController
from captionstudio.ui.controllers.jobs import JobController
from captionstudio.ui.controllers.memory import ViewMemory
from captionstudio.ui.controllers.models import ModelController
from captionstudio.ui.controllers.presence import Presence
from captionstudio.ui.controllers.speakers import SpeakerController
from captionstudio.ui.controllers.view import ViewController
from captionstudio.ui.controls import command_button
from captionstudio.ui.empty_window import EmptyWindow
from captionstudio.ui.jobs import JobAnnouncer, JobsPanel, Toasts
from captionstudio.ui.status_bar import StatusBar
from captionstudio.ui.tool_bar import ToolBar
from captionstudio.ui.workspace import Workspace

_SIZE = (1440, 900)
_AGAIN_MS = 200


class MainWindow(QMainWindow):
    """One window over one `Workbench`."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.resize(*_SIZE)
        self._waiting: list[Path] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._open_waiting)
        self.actions_ = Actions(self, bench.settings)
        self.tool_bar = ToolBar(self.actions_, bench.settings, self)
        self.addToolBar(self.tool_bar)
        self.empty = EmptyWindow(self)
        self.workspace = Workspace(bench, self.actions_, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.workspace)
        self.setCentralWidget(self.pages)
        self.status = StatusBar(bench.runner, bench.network, self)
        self.setStatusBar(self.status)
        self.toasts = Toasts(self)
        self.announcer = JobAnnouncer(bench.runner, self.toasts, self)
        self.jobs_dock = self._make_jobs_dock()
        self._make_menus()
        self._make_controllers()
        self._connect()
        self.presence.refresh()
        self._restore()

    def start(self, paths: Sequence[Path]) -> None:
        """Begin: offer what a crash left behind, then open what was named."""
        self.models.sum_up()
        self.closing.offer_recovery()
        self.files.open_paths(list(paths))

    def open_from_outside(self, paths: Sequence[Path]) -> None:
        """Open what a second start of the program was given, and come to the front."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.raise_()
        self.activateWindow()
        self._open_soon(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take anything: what cannot be opened is told at the drop."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.empty.set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let go of the drop zone."""
        self.empty.set_dragging(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        self.empty.set_dragging(False)
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._open_soon(paths)
        else:
            hint = self.tr("Drop a video, sound, a caption file such as SRT, WebVTT or ASS, or a project.")
            self.show_problem(FileProblem(self.tr("What was dropped is no file on this computer."), hint=hint))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work and running jobs, remember the window, end everything in order."""
        if not self.closing.may_close():
            event.ignore()
            return
        self.workspace.save_sizes()
        settings = self.bench.settings
        settings.set("window/geometry", _to_text(self.saveGeometry()))
        settings.set("window/state", _to_text(self.saveState()))
        event.accept()

    def show_problem(self, error: CaptionStudioError) -> None:
        """Tell what went wrong and what to do next, without standing in the way."""
        self.toasts.show_error(error)

    def _open_soon(self, paths: Sequence[Path]) -> None:
        """Open files once whoever dropped them is free again and no question stands open: asking would block the one and hide the other."""
        self._waiting += paths
        self._timer.start(0)

    def _open_waiting(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self._timer.start(_AGAIN_MS)
            return
        paths, self._waiting = self._waiting, []
        self.files.open_paths(paths)

    def _make_jobs_dock(self) -> QDockWidget:
        dock = QDockWidget(self.tr("Jobs"), self)
        dock.setObjectName("jobs")
        panel = JobsPanel(self.bench.runner, dock)
        panel.failed.connect(self.show_problem)
        panel.head_line.addWidget(command_button(self.actions_["show_jobs"], "close", self.tr("Close"), panel.head))
        dock.setTitleBarWidget(panel.head)
        dock.setWidget(panel)
        dock.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        return dock

    def _make_menus(self) -> None:
        titles = {
            "File": self.tr("&File"), "Edit": self.tr("&Edit"), "Cue": self.tr("&Caption"), "Timing": self.tr("&Timing"),
            "Playback": self.tr("&Playback"), "Quality": self.tr("&Quality"), "View": self.tr("&View"), "Help": self.tr("&Help"),
        }  # fmt: skip
        self.menus: dict[str, QMenu] = {}
        for name in MENUS:
            menu = self.menuBar().addMenu(titles[name])
            for spec in (spec for spec in SPECS if spec.menu == name):
                if spec.starts_group:
                    menu.addSeparator()
                group = self.actions_.group_title(spec)
                (_menu_within(menu, group) if group else menu).addAction(self.actions_[spec.id])
            self.menus[name] = menu

    def _make_controllers(self) -> None:
        bench = self.bench
        self.files = FileController(bench, self)
        self.cues = CueController(bench.session, bench.playback, bench.runner, self)
        self.models = ModelController(bench, self)
        self.jobs = JobController(bench, self.models, self.toasts, self)
        self.ask = AskController(bench, self.cues, self.workspace.editor, self)
        self.voices = SpeakerController(bench, self.workspace.speakers.overview, self.actions_, self)
        self.view = ViewController(bench, self.cues, self.workspace, self.actions_, self)
        self.help = HelpController(bench, self.actions_, self.models, self)
        self.doctor = DoctorController(bench, self)
        self.closing = ClosingController(bench, self.files, self)
        self.presence = Presence(bench, self.actions_, self)
        self.memory = ViewMemory(bench, self.workspace, self)
        for controller in (self.files, self.cues, self.jobs, self.ask, self.voices, self.view, self.help, self.doctor):
            self.actions_.connect_slots(controller.slots())
        self.actions_.connect_slots({"models": self.models.open_dialog, "quit": self.close, "find": self.tool_bar.search.setFocus})

    def _connect(self) -> None:
        self.empty.open_requested.connect(self.files.choose_and_open)
        self.empty.sample_requested.connect(self.files.open_sample)
        self.empty.recent_requested.connect(self._on_recent)
        self.empty.forget_requested.connect(self.bench.projects.forget_recent)
        self.bench.projects.recent_changed.connect(self._show_recent)
        self.tool_bar.search_changed.connect(self.workspace.grid.set_filter_text)
        self.tool_bar.search_left.connect(self.workspace.grid.setFocus)
        self.workspace.speakers.split_requested.connect(self.voices.split_by_name)
        self.workspace.speakers.assign_requested.connect(self.voices.assign)
        self.actions_["show_jobs"].toggled.connect(self.jobs_dock.setVisible)
        self.jobs_dock.visibilityChanged.connect(self.actions_["show_jobs"].setChecked)
        tellers = (self.files, self.jobs, self.ask, self.voices, self.models, self.closing, self.bench.recovery, self.workspace.speakers)
        for failed in (*(teller.failed for teller in tellers), self.cues.refused, self.workspace.refused):
            failed.connect(self.show_problem)
        for told in (self.files.told, self.jobs.told):
            told.connect(self._tell)
        self.toasts.models_requested.connect(self.models.open_dialog)
        self.files.batch_requested.connect(self.jobs.start_batch)
        self.files.models_given.connect(self.models.add)
        self.files.media_opened.connect(self.jobs.offer_resume)
        self.bench.playback.media_changed.connect(self._on_media)
        self.doctor.mended.connect(self.models.sum_up)
        self.help.deleted.connect(self.models.sum_up)
        self.models.settings_requested.connect(self.help.show_model_settings)
        self.models.summary_changed.connect(self.status.jobs.set_rest_text)
        self.status.privacy_requested.connect(self.help.show_privacy)
        self.status.jobs.panel_requested.connect(self.jobs_dock.show)
        self.presence.document_shown.connect(self._on_document_shown)
        self.presence.title_changed.connect(self.setWindowTitle)
        self.presence.saved_changed.connect(self.status.show_saved)

    def _tell(self, text: str) -> None:
        self.toasts.show_message(text, "info")

    def _on_document_shown(self, has_document: bool) -> None:
        self.pages.setCurrentWidget(self.workspace if has_document else self.empty)
        (self.workspace.grid.table if has_document else self.empty).setFocus()
        self.tool_bar.show_work(has_document)
        if not has_document:
            self._show_recent()

    def _show_recent(self) -> None:
        self.empty.show_recent(self.bench.projects.recent)

    def _on_recent(self, path: Path) -> None:
        self.files.open_paths([path])

    def _on_media(self, _media: object) -> None:
        self.status.show_rate(self.bench.playback.fps)

    def _restore(self) -> None:
        settings = self.bench.settings
        if saved := settings.get("window/geometry", ""):
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))
        if saved := settings.get("window/state", ""):
            self.restoreState(QByteArray.fromBase64(saved.encode()))


def _menu_within(menu: QMenu, title: str) -> QMenu:
    """Return the menu of that title in a menu; a new one where there is none yet."""
    return next((inner for inner in menu.findChildren(QMenu) if inner.title() == title), None) or menu.addMenu(title)


def _to_text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
