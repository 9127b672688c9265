"""The log of a run: one JSON object a line, from which anybody can count the invariants again."""

import json
import threading
import time
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class FaultLog:
    """Appends records to a file and keeps those of the current run at hand.

    Every record has `run`, `kind` and `at` (seconds since 1970, of this machine's clock).
    """

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self.file = file
        self.run = 0
        self.records: list[Record] = []
        self._stream = file.open("w", encoding="utf-8", buffering=1)
        self._lock = threading.Lock()

    def begin(self, run: int, **facts: Any) -> None:
        """Start the next run."""
        self.run, self.records = run, []
        self.write("run", **facts)

    def write(self, kind: str, **facts: Any) -> None:
        """Add one record; may be called from any thread."""
        with self._lock:
            record = {"run": self.run, "kind": kind, "at": time.time(), **facts}
            self.records.append(record)
            self._stream.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")

    def close(self) -> None:
        """Close the file."""
        self._stream.close()


def read_runs(file: Path) -> list[list[Record]]:
    """Return the records of a log file, run by run."""
    runs: dict[int, list[Record]] = {}
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            runs.setdefault(record["run"], []).append(record)
    return list(runs.values())
