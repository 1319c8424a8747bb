"""From what the user named to what FFmpeg opens.

FFmpeg takes a bare name for an address whenever it looks like one (``a:b.mp4``) or an option (``-x.mp4``), so local files always go in
as ``file:`` plus the whole path. Nothing in a local file may lead to the network: a playlist can name any address, so only the
protocols that files need are allowed; http is allowed for addresses the user typed and nothing else, inside the job of working on them
(`captionstudio.core.network.media_job`): FFmpeg opens sockets by itself, so this is where the offline lock stands in its way.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.network import is_address, require_network

_LOCAL_PROTOCOLS = "file,crypto,data"
_WEB_PROTOCOLS = "http,https,tls,tcp,crypto,data,httpproxy"
_WEB_TIMEOUT_US = 20_000_000


def file_url(path: str | Path) -> str:
    """Return what FFmpeg opens for a local path, whatever characters it holds."""
    return f"file:{os.path.abspath(path)}"  # noqa: PTH100 (Path.absolute keeps "..", which leads elsewhere through no link here)


def source_url(media: str) -> str:
    """Return what FFmpeg opens for a path or http(s) address, after looking whether a path can be read at all.

    Raises:
        NetworkForbidden: it is an address, and the network may not be used now.
        MediaUnreadable: the file is missing, a folder, no regular file, empty, or we may not read it.
    """
    if is_address(media):
        require_network(media)
        return media
    check_readable(media)
    return file_url(media)


def source_options(media: str) -> dict[str, str]:
    """Return the options FFmpeg opens ``media`` with."""
    if is_address(media):
        return {"protocol_whitelist": _WEB_PROTOCOLS, "rw_timeout": str(_WEB_TIMEOUT_US)}
    return {"protocol_whitelist": _LOCAL_PROTOCOLS}


def check_readable(media: str) -> None:
    """Make sure that ``media`` is a regular file with something in it that we may read.

    Raises:
        MediaUnreadable: it is not.
    """
    try:
        status = os.stat(media)  # noqa: PTH116 (Path raises ValueError for names with a NUL in some versions only)
    except (OSError, ValueError) as error:
        raise MediaUnreadable(f"“{media}” does not exist.", hint="Check the spelling and the folder.", path=media) from error
    if stat.S_ISDIR(status.st_mode):
        raise MediaUnreadable(f"“{media}” is a folder.", hint="Name a media file in it.", path=media)
    if not stat.S_ISREG(status.st_mode):
        raise MediaUnreadable(f"“{media}” is no regular file.", hint="Save the media to a file first.", path=media)
    if status.st_size == 0:
        raise MediaUnreadable(f"“{media}” is empty.", hint="Copy or download it again.", path=media)
    try:
        with open(media, "rb"):  # noqa: PTH123 (see above)
            pass
    except OSError as error:
        hint = "Change its permissions or copy it to a folder of yours."
        raise MediaUnreadable(f"“{media}” cannot be read: {error.strerror}.", hint=hint, path=media) from error
