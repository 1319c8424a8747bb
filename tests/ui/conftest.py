"""The window's own font for all its tests, so that none depends on an earlier one for how wide texts are."""

import pytest

from captionstudio.ui.fonts import load_fonts


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp):
    """Load the shipped fonts, as the start of the program does."""
    load_fonts(qapp)


@pytest.fixture
def text_size(qapp):
    """Show texts in so many per cent of the usual size; undone afterwards."""

    def show(scale):
        load_fonts(qapp, scale)
        qapp.processEvents()  # widgets hear of it from the event loop

    yield show
    show(100)
