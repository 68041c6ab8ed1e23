"""Where threads are, looked at a hundred times a second: a small table in place of a picture.

A thread that waits for another counts as waiting, whatever called it; one that is in C, such as an
inference, counts where it called that.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import FrameType, TracebackType

ROOT = Path(__file__).resolve().parents[2]
_EVERY = 0.01  # seconds
_WAITING = {"threading.py", "queue.py", "selectors.py", "_base.py", "thread.py"}


class Flame:
    """Looks at all threads but its own while the `with` block runs."""

    def __init__(self) -> None:
        self.looks = 0
        self.seen: Counter[tuple[str, str]] = Counter()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Flame:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        self._thread.join()

    def lines(self, parts: Mapping[str, str], least: float = 0.01) -> list[str]:
        """The functions of ours that threads are most in, by the part that called them.

        `parts`: file and function of ours -> what that part is called. Shares are of one thread
        over the whole time.
        """
        told: Counter[tuple[str, str]] = Counter()
        for (stack, leaf), count in self.seen.items():
            calls = stack.split(";")
            told[next((parts[one] for one in calls if one in parts), "other"), leaf] += count
        return [
            f"    {part:10} {where:60} {count / max(1, self.looks):6.1%}"
            for (part, where), count in sorted(told.items(), key=lambda one: (one[0][0], -one[1]))
            if count >= least * self.looks
        ]

    def _run(self) -> None:
        me = threading.get_ident()
        while not self._ending.wait(_EVERY):
            self.looks += 1
            for thread, frame in sys._current_frames().items():
                if thread != me:
                    self._look(frame)

    def _look(self, frame: FrameType) -> None:
        if Path(frame.f_code.co_filename).name in _WAITING:
            return
        calls: list[str] = []
        at: FrameType | None = frame
        while at is not None:
            path = at.f_code.co_filename
            if path.startswith(str(ROOT)) and ".venv" not in path:
                calls.append(f"{path[len(str(ROOT)) + 1 :]}:{at.f_code.co_name}")
            at = at.f_back
        if calls:
            self.seen[";".join(reversed(calls)), calls[0]] += 1
