"""Composition root of the window: builds the engines, hands them in, and ends everything in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from captionstudio.engines.memory import share_memory
from captionstudio.engines.places import data_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from captionstudio.api.engines import Engines
    from captionstudio.services.settings import Settings
    from captionstudio.services.single_instance import SingleInstance
    from captionstudio.services.workbench import Workbench
    from captionstudio.ui.main_window import MainWindow

_NO_DISPLAY = 2
_LOCK = "privacy/offline_lock"


def run(arguments: Sequence[str]) -> int:
    """Open the window with the files named in ``arguments`` and return the exit code once it is closed."""
    if _has_no_display():
        print("captionstudio: there is no display to open a window on; see captionstudio --help for the command line.", file=sys.stderr)  # noqa: T201
        return _NO_DISPLAY
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - start-up

    from captionstudio.services.settings import Settings  # noqa: PLC0415 - start-up
    from captionstudio.services.single_instance import SingleInstance  # noqa: PLC0415 - start-up

    share_memory()
    paths = [Path(argument) for argument in arguments]
    app = QApplication([sys.argv[0]])
    app.setApplicationName("captionstudio")
    app.setApplicationDisplayName("Caption Studio")
    app.setDesktopFileName("captionstudio")
    instance = SingleInstance(data_dir())
    if instance.hand_over(paths):
        return 0
    settings = Settings(data_dir() / "settings.json")
    keep_offline(settings)
    try:
        return _run_window(app, settings, instance, paths)
    finally:
        settings.save()
        instance.close()


def open_window(app: QApplication, settings: Settings, engines: Engines) -> tuple[MainWindow, Workbench]:
    """Build the window over ``engines``; the caller shows it, and shuts the workbench down before the engines end."""
    from captionstudio.app.tools import build_toolbox  # noqa: PLC0415 - start-up
    from captionstudio.services.workbench import Workbench  # noqa: PLC0415 - start-up
    from captionstudio.ui.appearance import Appearance  # noqa: PLC0415 - start-up
    from captionstudio.ui.main_window import MainWindow  # noqa: PLC0415 - start-up
    from captionstudio.ui.translation import install_translation  # noqa: PLC0415 - start-up

    install_translation(app, settings.get("general/language", ""))
    Appearance(app, settings)  # the application owns it
    bench = Workbench(build_toolbox(engines), settings)
    return MainWindow(bench), bench


def keep_offline(settings: Settings) -> None:
    """Guard this process, with the offline lock as the user has set it and sets it from now on."""
    from captionstudio.core.network import set_offline_lock  # noqa: PLC0415 - start-up
    from captionstudio.engines.offline import lock_wanted, start_guarded  # noqa: PLC0415 - start-up

    def wanted() -> bool:
        return settings.get(_LOCK, default=True) and lock_wanted()

    def follow(name: str) -> None:
        if name == _LOCK:
            set_offline_lock(wanted())

    start_guarded(is_locked=wanted())
    settings.changed.connect(follow)


def _run_window(app: QApplication, settings: Settings, instance: SingleInstance, paths: Sequence[Path]) -> int:
    from captionstudio.api.engines import Engines  # noqa: PLC0415 - start-up

    with Engines() as engines:
        window, bench = open_window(app, settings, engines)
        instance.paths_received.connect(window.open_from_outside)
        window.show()
        window.start(paths)
        code: int = app.exec()
        bench.shut_down()
    return code


def _has_no_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
