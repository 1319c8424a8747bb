"""A disk that is full, as far as this process is concerned."""

import contextlib
import resource
import signal


@contextlib.contextmanager
def full_disk(after_bytes):
    """Let no file grow beyond ``after_bytes``: writing more fails as it does when space runs out."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (after_bytes, limit[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, ignored)
