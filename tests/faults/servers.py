"""The web server under faults: gunicorn with two workers, killed and started again at will."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from tests.faults import fault_points
from tests.faults.fault_points import FaultPoint
from tests.faults.proxy import HOST

ROOT = settings.BASE_DIR
START_SECONDS = 60


@dataclass
class Server:
    """Real processes on a port of their own; `folder` holds their static files and their log."""

    port: int
    folder: Path
    database_url: str
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def gather_static_files(self) -> None:
        """Collect what the pages need, under the names that production gives them."""
        command = ("collectstatic", "--no-input", "-v0", "-i", "scss", "-i", "rest_framework")
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self._environment(), check=True
        )

    def start(self) -> None:
        """Start and wait until connections are accepted."""
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", "tests.faults.wsgi", "--preload"),
                    *("--bind", f"{HOST}:{self.port}", "--workers", "2", "--threads", "4"),
                    *("--log-level", "warning", "--graceful-timeout", "1"),
                ],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_open()

    def stop(self) -> None:
        """Stop as a deployment does: workers finish what they have begun."""
        if self.process is not None:
            self.process.terminate()
            self._wait_until_gone()

    def kill(self) -> None:
        """SIGKILL to the master and all its workers in one stroke."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self._wait_until_gone()

    def kill_worker(self) -> None:
        """SIGKILL to one worker; the master starts another one."""
        workers = self.workers()
        if workers:
            with suppress(ProcessLookupError):
                os.kill(workers[0], signal.SIGKILL)

    def kill_workers(self) -> None:
        """SIGKILL to all workers; the master starts others at once."""
        for pid in self.workers():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def restart(self) -> None:
        """Kill everything and start again on the same port."""
        self.kill()
        self.start()

    def arm(self, point: FaultPoint, times: int = 1) -> None:
        """Let the next saves die there."""
        fault_points.arm(self.folder / "fault-points", point, times)

    def disarm(self) -> None:
        """Let no save die any more."""
        fault_points.disarm(self.folder / "fault-points")

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        if self.process is None:
            return []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with suppress(OSError):
            return [int(word) for word in children.read_text().split()]
        return []

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "YOTINSPECT_DATA": str(self.folder),
            "DATABASE_URL": self.database_url,
            **self.environment,
        }

    def _wait_until_open(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection((HOST, self.port), timeout=1):
                return
            if self.process is None or self.process.poll() is not None:
                break
            time.sleep(0.05)
        log = (self.folder / "server.log").read_text()[-2000:]
        raise RuntimeError(f"The server did not start:\n{log}")

    def _wait_until_gone(self) -> None:
        assert self.process is not None
        self.process.wait(timeout=20)
        self.process = None
        # Killed workers can hold the port for a moment longer than their master.
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with suppress(OSError), socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((HOST, self.port))
                return
            time.sleep(0.02)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])
