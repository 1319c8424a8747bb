"""What the caption rules are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from captionstudio.core.profiles import profile_for


def profile_title(name: str) -> str:
    """Return a profile's name for people with its main numbers."""
    titles = {
        "default": QCoreApplication.translate("Profiles", "Usual"),
        "netflix": QCoreApplication.translate("Profiles", "Netflix"),
        "netflix-children": QCoreApplication.translate("Profiles", "Netflix, children"),
        "netflix-sdh": QCoreApplication.translate("Profiles", "Netflix, for the hard of hearing"),
        "netflix-sdh-children": QCoreApplication.translate("Profiles", "Netflix, hard of hearing, children"),
        "ted": QCoreApplication.translate("Profiles", "TED"),
        "bbc": QCoreApplication.translate("Profiles", "BBC"),
    }
    profile = profile_for("en", name)
    numbers = QCoreApplication.translate("Profiles", "{0} characters a line, {1:g} a second").format(
        profile.max_line_length, profile.max_cps
    )
    return f"{titles.get(name, name)}  ·  {numbers}"
