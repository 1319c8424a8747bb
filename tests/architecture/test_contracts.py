"""The fences between rooms hold, and each of them bites: a bad import planted in a copy is refused."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


def ruff(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", "--output-format", "concise", "captionstudio"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its settings, in a folder of its own."""
    shutil.copytree(ROOT / "captionstudio", tmp_path / "captionstudio", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_are_kept():
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


PLANTS = [
    ("layers", "core/timecode.py", "from captionstudio import formats"),
    ("layers", "formats/__init__.py", "from captionstudio import workflows"),
    ("layers", "workflows/__init__.py", "from captionstudio.engines import places"),
    ("layers", "engines/__init__.py", "from captionstudio import workflows"),
    ("layers", "engines/places.py", "from captionstudio import api"),
    ("layers", "api/__init__.py", "from captionstudio import cli"),
    ("layers", "services/__init__.py", "from captionstudio import ui"),
    ("layers", "ui/__init__.py", "from captionstudio import app"),
    ("core is standard library only", "core/timecode.py", "import numpy"),
    ("core is standard library only", "core/edits/__init__.py", "from PySide6 import QtCore"),
    ("no Qt below the services", "workflows/__init__.py", "from PySide6.QtCore import QObject"),
    ("no Qt below the services", "engines/__init__.py", "import PySide6"),
    ("services and window reach no engine", "services/__init__.py", "from captionstudio.engines import places"),
    ("services and window reach no engine", "ui/__init__.py", "from captionstudio import api"),
    ("engine libraries are imported by engines only", "workflows/__init__.py", "def f():\n    import faster_whisper"),
    ("engine libraries are imported by engines only", "cli/__init__.py", "import av"),
    ("engine libraries are imported by engines only", "services/__init__.py", "import vlc"),
    ("engine libraries are imported by engines only", "api/__init__.py", "import fxtranslate"),
    ("models and the host need no engine library", "engines/models/store.py", "import ctranslate2"),
    ("models and the host need no engine library", "engines/models/store.py", "import fxtranslate"),
]


@pytest.mark.parametrize(("contract", "module", "line"), PLANTS, ids=[f"{module}: {line.split()[-1]}" for _, module, line in PLANTS])
def test_a_bad_import_is_refused(copy: Path, contract: str, module: str, line: str):
    path = copy / "captionstudio" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    result = lint_imports(copy)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout


def test_a_room_nobody_planned_is_refused(copy: Path):
    (copy / "captionstudio" / "attic.py").write_text('"""Odds and ends."""\n')
    result = lint_imports(copy)
    assert result.returncode == 1
    assert "attic" in result.stdout


def test_every_contract_has_a_plant():
    import tomllib  # noqa: PLC0415

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == {contract for contract, _, _ in PLANTS}


@pytest.mark.parametrize("line", ["from PySide6.QtWidgets import QLabel", "import PySide6.QtWidgets"])
def test_widgets_are_refused_outside_the_window(copy: Path, line: str):
    assert ruff(copy).returncode == 0
    for room in ("core/timecode.py", "services/session.py"):
        path = copy / "captionstudio" / room
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
        result = ruff(copy)
        assert result.returncode == 1
        assert "Widgets live in captionstudio/ui only" in result.stdout


NETWORK = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "huggingface_hub", "requests", "smtplib", "socket", "urllib3", "xmlrpc"}
MAY_DOWNLOAD = {"captionstudio/engines/models/download.py"}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_only_the_download_of_models_opens_connections():
    opening = set()
    for path in (ROOT / "captionstudio").rglob("*.py"):
        names = _imports(path)
        if {name.split(".")[0] for name in names} & NETWORK or any(name.startswith("urllib.request") for name in names):
            opening.add(path.relative_to(ROOT).as_posix())
    assert opening == MAY_DOWNLOAD
