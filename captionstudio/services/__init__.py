"""What the window does, without the window: the session, jobs, playback, settings, recovery. QtCore and QtGui, never QtWidgets."""
