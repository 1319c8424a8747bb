"""All services of one window, built in order and ended in the reverse one."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from captionstudio.services.garbage import GarbageCollector
from captionstudio.services.issues import IssueTracker
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.network import NetworkWatch
from captionstudio.services.playback import Playback
from captionstudio.services.projects import Projects
from captionstudio.services.recovery import Recovery
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.shots import Shots
from captionstudio.services.tasks import Tasks
from captionstudio.services.toolbox import Toolbox
from captionstudio.services.voice_library import VoiceLibrary
from captionstudio.services.waveform import WaveformService

CARRY_TRANSLATIONS = "edits/carry_translations"

_SWITCH_S = 0.0005
"""How long a worker's Python code runs on while the window waits for its turn: at Python's own 5 ms, each call into Qt would cost that."""


class Workbench(QObject):
    """What panels and controllers work with. `shut_down` ends threads, player and engines before the window goes."""

    def __init__(self, toolbox: Toolbox, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._switch_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_S)
        self.garbage = GarbageCollector(self)
        self.toolbox = toolbox
        self.settings = settings
        self.session = Session(self)
        self.runner = JobRunner(self)
        self.network = NetworkWatch(self)
        self.playback = Playback(toolbox, settings, self)
        self.issues = IssueTracker(self.session, self)
        self.waveform = WaveformService(self.runner, toolbox, settings, self)
        self.shots = Shots(self.session, self.runner, toolbox, self)
        self.tasks = Tasks(self.session, self.runner, toolbox, settings, self)
        self.projects = Projects(self.session, settings, self)
        self.voices = VoiceLibrary(self.session, self.projects, settings, toolbox.places.data, self)
        self.tasks.known_voices = self.voices.known
        self.recovery = Recovery(self.session, toolbox.places.data, self, projects=self.projects)
        self.tasks.landed.connect(self.recovery.keep_now)  # the journal of a transcription goes when it is done
        self.tasks.drift_found.connect(self.issues.set_drifts)
        self.playback.media_changed.connect(self.issues.set_media)
        settings.changed.connect(self._on_setting)
        self._on_setting(CARRY_TRANSLATIONS)

    def _on_setting(self, name: str) -> None:
        if name == CARRY_TRANSLATIONS:
            self.session.carries_translations = self.settings.get(name, False)

    def shut_down(self) -> None:
        """End everything that runs."""
        self.network.shut_down()
        self.waveform.close()
        self.runner.shut_down()
        self.voices.shut_down()
        self.projects.shut_down()
        self.recovery.shut_down()
        self.playback.shut_down()
        self.garbage.shut_down()
        sys.setswitchinterval(self._switch_s)
