"""What every test may rely on."""

import gc
import os
import subprocess

import pytest
from hypothesis import settings

# Elsewhere every run tries examples of its own; a run that decides about a change tries the same ones each time.
settings.register_profile("steady", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("steady")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")


@pytest.fixture(autouse=True)
def garbage_of_qt_in_this_thread(request):
    """Let no worker's thread destroy Qt objects that are garbage, as `captionstudio.services.garbage` sees to in the program."""
    if "qapp" not in request.fixturenames:
        yield
        return
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()  # what is there now need not be looked at after every test
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def make_media(tmp_path_factory):
    """Make a media file by ffmpeg arguments, once each; what differs in name or arguments is a file of its own."""
    made = {}

    def make(name, *arguments):
        given = (name, *map(str, arguments))
        if given not in made:
            folder = tmp_path_factory.mktemp("media")
            subprocess.run(["ffmpeg", "-v", "error", "-nostdin", *given[1:], str(folder / name)], check=True, cwd=folder)
            made[given] = folder / name
        return made[given]

    return make
