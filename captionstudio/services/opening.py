"""What a person handed to the program: which of the files are media, which captions, which a project."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.errors import FileProblem
from captionstudio.formats.project import SUFFIX as PROJECT_SUFFIX
from captionstudio.formats.registry import FORMAT_OF_SUFFIX
from captionstudio.workflows.export import MEDIA_SUFFIXES, expand_inputs

_CAPTIONS = frozenset(FORMAT_OF_SUFFIX)
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg", ".heic"))
_DOCUMENTS = frozenset((".pdf", ".doc", ".docx", ".odt", ".rtf", ".md", ".html", ".zip", ".7z", ".rar", ".tar", ".gz", ".exe", ".py"))

_BESIDE = (".srt", ".vtt", ".ass", ".ssa", ".ttml")  # the first is taken where there are several of one name


@dataclass(frozen=True, slots=True)
class Opening:
    """Files by what they are. ``project`` is the first project among them; media, captions and models keep their order."""

    media: tuple[Path, ...] = ()
    captions: tuple[Path, ...] = ()
    project: Path | None = None
    models: tuple[Path, ...] = ()

    @property
    def is_batch(self) -> bool:
        """Whether there are several media files, which are worked through one after another."""
        return len(self.media) > 1


def _is_no_model(_: Path) -> bool:
    return False


def sort_paths(paths: Iterable[Path], is_model: Callable[[Path], bool] = _is_no_model) -> Opening:
    """Tell what files are, by their names; folders stand for the media files in them, unless ``is_model`` says that they are models.

    Raises:
        FileProblem: one is missing or has nothing to caption, or a folder holds no media.
    """
    media: list[Path] = []
    captions: list[Path] = []
    models: list[Path] = []
    project: Path | None = None
    for path in paths:
        suffix = path.suffix.lower()
        is_folder = _is_folder(path)
        if is_model(path):
            models.append(path)
        elif is_folder:
            media += map(Path, expand_inputs([str(path)]))
        elif suffix == PROJECT_SUFFIX:
            project = project or path
        elif suffix in _CAPTIONS:
            captions.append(path)
        elif suffix in _PICTURES | _DOCUMENTS:
            hint = "Drop a video, sound, a caption file such as SRT, WebVTT or ASS, or a project."
            raise FileProblem(f"“{path.name}” is neither media nor captions.", hint=hint, path=str(path))
        else:
            media.append(path)
    return Opening(tuple(dict.fromkeys(media)), tuple(dict.fromkeys(captions)), project, tuple(dict.fromkeys(models)))


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder rather than a file.

    Raises:
        FileProblem: it is neither, or the system does not let us look.
    """
    try:
        if path.is_dir():
            return True
        if path.exists():
            return False
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise FileProblem(f"“{path.name}” cannot be opened: {reason}.", hint="Choose another file.", path=str(path)) from error
    raise FileProblem(f"“{path}” is not there.", hint="It may have been moved, renamed or deleted.", path=str(path))


def find_media_beside(captions: Path) -> Path | None:
    """Return the media file a caption file belongs to by its name, such as ``film.mp4`` for ``film.es.srt``, or None."""
    try:
        names = sorted(path for path in captions.parent.iterdir() if path.suffix.lower() in MEDIA_SUFFIXES)
    except OSError:
        return None
    fitting = [path for path in names if captions.stem == path.stem or captions.stem.startswith(path.stem + ".")]
    return max(fitting, key=lambda path: len(path.stem), default=None)


def find_captions_beside(media: Path) -> list[Path]:
    """Return the caption files that belong to a media file by their names, such as ``film.srt`` and ``film.es.srt``.

    The one without a language, which is that of the spoken one, comes first; of files that differ in their format alone there is one.
    """
    try:
        names = sorted(path for path in media.parent.iterdir() if path.suffix.lower() in _BESIDE)
    except OSError:
        return []
    fitting = [path for path in names if path.stem == media.stem or path.stem.startswith(media.stem + ".")]
    fitting.sort(key=lambda path: (path.stem, _BESIDE.index(path.suffix.lower())))
    return list({path.stem: path for path in reversed(fitting)}.values())[::-1]
