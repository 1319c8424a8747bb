"""Is everything there, what lies around, and mending what can be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from captionstudio.api.doctor import computer_checks, engine_checks, model_checks
from captionstudio.api.doctor.check import Check, Fix, State
from captionstudio.api.doctor.leftovers import check_leftovers, clear_leftovers, leftovers
from captionstudio.api.models import fetch_model
from captionstudio.core.errors import CaptionStudioError, InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.engines.trial_notes import forget_notes

__all__ = ["Check", "Fix", "State", "clear_leftovers", "examine", "fix", "leftovers"]


def examine(languages: Sequence[str] = ()) -> Iterator[Check]:
    """Yield the findings, one after the other, as each is made; no network is used.

    ``languages`` are those that fonts are looked for, none meaning the common ones that systems lack most often.
    """
    checks: tuple[tuple[str, str, Callable[[], Iterable[Check]]], ...] = (
        ("python", "Python", engine_checks.check_python),
        ("models", "Recognition models", model_checks.check_models),
        ("speakers", "Speaker models", model_checks.check_speakers),
        ("translation", "Translation", model_checks.check_translation),
        ("ffmpeg", "FFmpeg", engine_checks.check_ffmpeg),
        ("player", "Player", engine_checks.check_player),
        ("fonts", "Fonts", partial(engine_checks.check_fonts, languages)),
        ("paths", "Names in any script", engine_checks.check_paths),
        ("processor", "Computer", computer_checks.check_computer),
        ("disk", "Disk", computer_checks.check_disks),
        ("folder", "Folders", computer_checks.check_folders),
        ("voices", "Known voices", computer_checks.check_voices),
        ("network", "Offline lock", computer_checks.check_network),
        ("leftovers", "Leftovers", check_leftovers),
    )
    for key, name, check in checks:
        try:
            yield from check()
        except CaptionStudioError as error:
            yield Check(key, name, "bad", str(error), error.hint)
        except OSError as error:
            yield Check(key, name, "bad", f"{error}")


def fix(key: str, context: JobContext | None = None) -> None:
    """Do what the finding with this ``key`` offers as its ``fix``: only a model's uses the network.

    Raises:
        InvalidRequest: nothing can be done about it here.
        DownloadFailed, OutputProblem, JobCancelled
    """
    kind, _, name = key.partition(":")
    match kind:
        case "models":
            fetch_model(model_checks.recommended_model(), context=context)
        case "model" | "translation" if name:
            fetch_model(name, context=context)
        case "graphics":
            forget_notes()
        case "leftovers":
            clear_leftovers()
        case _:
            raise InvalidRequest(f"There is no remedy for {key!r} here.", hint="Follow what the check says.")
