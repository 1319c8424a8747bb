"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import psutil


def processor_name() -> str:
    """Return the processor's model name as the system knows it."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def usable_cores() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def system_name() -> str:
    """Return the operating system and its version."""
    if hasattr(platform, "freedesktop_os_release"):
        try:
            return platform.freedesktop_os_release().get("PRETTY_NAME", platform.platform())
        except OSError:
            pass
    return platform.platform()


def describe_machine() -> str:
    """Return one line: processor, cores, memory, system, Python."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{processor_name()}, {usable_cores()} cores, {memory:.0f} GiB memory, {system_name()}, Python {platform.python_version()}"
