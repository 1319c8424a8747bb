"""How long the event loop was held up."""

import contextlib
import time

from PySide6.QtCore import QTimer


@contextlib.contextmanager
def watch_stalls(clock=time.process_time):
    """Yield a list that holds, after the block, the longest time between two ticks of a fast timer, in milliseconds.

    No more than the processor time of this program counts: what others on a busy machine take is no stall of ours. Where players decode
    beside the window's thread, ``time.thread_time`` leaves out what they take.
    """
    found = []
    timer = QTimer(interval=1)
    last = time.monotonic(), clock()
    longest = 0.0

    def tick():
        nonlocal last, longest
        now = time.monotonic(), clock()
        longest, last = max(longest, min(now[0] - last[0], now[1] - last[1])), now

    timer.timeout.connect(tick)
    timer.start()
    yield found
    timer.stop()
    found.append(longest * 1000)


def least_stall(act, tries=4, enough=50):
    """Return the longest stall while ``act`` runs, of several tries the best: one that is ours comes every time."""
    best = float("inf")
    for _ in range(tries):
        with watch_stalls() as stalls:
            act()
        best = min(best, stalls[0])
        if best < enough:
            break
    return best
