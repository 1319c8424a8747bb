"""What a download reports: bytes of the whole model, the source, the rate of the last seconds and the time left."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from captionstudio.core.jobs import JobContext, Progress
from captionstudio.engines.models.catalogue import CatalogueEntry

_WINDOW_SECONDS = 5.0
_LEAST_SECONDS = 0.5


class FetchProgress:
    """Reports the progress of one model to a job."""

    def __init__(self, entry: CatalogueEntry, context: JobContext, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = entry.size_bytes
        self._context = context
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._source = ""

    def report(self, done: int, source: str) -> None:
        """Tell how many bytes of the model are here, and who delivers them.

        Raises:
            JobCancelled: the user ended the job.
        """
        if source != self._source:  # another one has another pace
            self._source = source
            self._seen.clear()
        now = self._clock()
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, done))
        while now - self._seen[0][0] > _WINDOW_SECONDS and len(self._seen) > 2:
            self._seen.popleft()
        total = max(done, self._total)
        self._context.report(Progress("download", done, total, "bytes", ", ".join(filter(None, (source, self._pace(done, total))))))

    def _pace(self, done: int, total: int) -> str:
        (first_time, first_done), (last_time, _) = self._seen[0], self._seen[-1]
        elapsed, gained = last_time - first_time, done - first_done
        if elapsed < _LEAST_SECONDS or gained <= 0:
            return ""
        rate = gained / elapsed
        minutes, seconds = divmod(round((total - done) / rate), 60)
        hours, minutes = divmod(minutes, 60)
        left = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
        return f"{rate / 1e6:.1f} MB/s, {left} left" if rate >= 1e5 else f"{rate / 1e3:.0f} kB/s, {left} left"
