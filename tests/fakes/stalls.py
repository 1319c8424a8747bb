"""How long the event loop was held up."""

import contextlib
import time

from PySide6.QtCore import QTimer


@contextlib.contextmanager
def watch_stalls():
    """Yield a list that holds, after the block, the longest time between two ticks of a fast timer, in milliseconds."""
    found = []
    timer = QTimer(interval=1)
    last = time.perf_counter()
    longest = 0.0

    def tick():
        nonlocal last, longest
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer.timeout.connect(tick)
    timer.start()
    yield found
    timer.stop()
    found.append(longest * 1000)
