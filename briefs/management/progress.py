"""Progress of long work, on standard error."""

import time

_SECONDS = 2


class Progress:
    """Prints how far the work is, at most every two seconds and not in the first two."""

    def __init__(self, stream, *, quiet=False):
        self.stream = stream
        self.quiet = quiet
        self._said = time.monotonic()

    def __call__(self, stage, done, total=None):
        now = time.monotonic()
        if self.quiet or now - self._said < _SECONDS:
            return
        self._said = now
        self.stream.write(f"{stage}: {done:,}" + (f" / {total:,}" if total else ""))
