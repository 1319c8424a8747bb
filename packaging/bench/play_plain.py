#!/usr/bin/env python3
"""What playing costs without this program: python-vlc shows a video in libvlc's own window.

Prints JSON: the seconds of processor time for each second of wall time, from the second second on, and how many pictures were lost.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Play ``argv[1]`` for ``argv[2]`` seconds."""
    import vlc  # noqa: PLC0415

    instance = vlc.Instance(["--intf=dummy", "--aout=dummy", "--quiet", "--avcodec-hw=none", "--no-video-title-show"])
    player = instance.media_player_new()
    player.set_media(instance.media_new_location(Path(sys.argv[1]).absolute().as_uri()))
    player.play()
    time.sleep(1)
    started, used = time.perf_counter(), sum(os.times()[:2])
    shown = vlc.MediaStats()
    time.sleep(float(sys.argv[2]))
    cpu = (sum(os.times()[:2]) - used) / (time.perf_counter() - started)
    player.get_media().get_stats(shown)
    player.stop()
    print(json.dumps({"cpu": cpu, "lost": shown.lost_pictures}))


if __name__ == "__main__":
    main()
