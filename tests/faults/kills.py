"""Kills the server with SIGKILL in the middle of saves, again and again, and counts what is lost.

Plain HTTP clients in threads write down every receipt they get; in the end each must be an event
in the database with that very content. On PostgreSQL every second kill takes a backend, too.
"""

import http.client
import json
import random
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import connection

from accounts.models import User
from cases.models import AnswerEvent, Assessment
from cases.types import AnswerContent
from tests.faults.databases import faulty_database
from tests.faults.log import FaultLog
from tests.faults.proxy import HOST
from tests.faults.scene import Scene, make_session
from tests.faults.servers import Server

CLIENTS = 4
BETWEEN_KILLS = 8
QUESTIONS = ("AB02", "AS01", "AS03", "PL01")


@dataclass
class Client:
    """One person's browser without a page: saves one answer after another, each until it knows."""

    port: int
    assessment: Assessment
    session: tuple[str, str]
    question: str
    log: FaultLog
    is_over: threading.Event
    version: int = 0
    receipts: list[dict[str, object]] = field(default_factory=list)

    def run(self) -> None:
        """Save until it is over; an answer that got no reply is sent again under its own id."""
        number = 0
        while not self.is_over.is_set():
            number += 1
            content = {"value": ("yes", "no")[number % 2], "reasons": [], "note": f"No. {number}"}
            op_id = str(uuid.uuid4())
            while not self.is_over.is_set() and not self.save(op_id, content):
                time.sleep(0.02)

    def save(self, op_id: str, content: dict[str, object]) -> bool:
        """Send once; return whether a receipt came."""
        with suppress(OSError, http.client.HTTPException, ValueError):
            status, reply = self._put(op_id, content)
            if status == 200 and reply["op_id"] == op_id:
                self.version = reply["version"]
                self.receipts.append(reply)
                self.log.write("receipt", **reply, content=content)
                return True
        return False

    def _put(self, op_id: str, content: dict[str, object]) -> tuple[int, dict[str, object]]:
        key, token = self.session
        link = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            link.request(
                "PUT",
                f"/assessments/{self.assessment.pk}/answers/{self.question}",
                json.dumps(content),
                {
                    "Content-Type": "application/json",
                    "If-Match": f'"v{self.version}"',
                    "Idempotency-Key": op_id,
                    "X-CSRFToken": token,
                    "Cookie": f"sessionid={key}; csrftoken={token}",
                },
            )
            reply = link.getresponse()
            return reply.status, json.loads(reply.read())
        finally:
            link.close()


@dataclass(frozen=True)
class Killed:
    """What came of it: kills, receipts that clients hold, and those without their event."""

    kills: int
    receipts: int
    lost: int


def kill_again_and_again(
    server: Server, scene: Scene, log: FaultLog, kills: int, say: Callable[[str], None]
) -> Killed:
    """Kill and restart the server so often while clients save; return what was lost."""
    log.begin(1, kills=kills)
    is_over = threading.Event()
    clients = [make_client(server, scene, log, number, is_over) for number in range(CLIENTS)]
    threads = [threading.Thread(target=client.run) for client in clients]
    for thread in threads:
        thread.start()
    draw = random.Random(kills)
    for number in range(1, kills + 1):
        wait_for_receipts(clients, BETWEEN_KILLS)
        time.sleep(draw.uniform(0, 0.2))
        strike(server, number)
        log.write("fault", name="kill -9", number=number)
        say(f"Kill {number}: {sum(len(client.receipts) for client in clients)} receipts so far")
    time.sleep(0.5)
    is_over.set()
    for thread in threads:
        thread.join()
    receipts = [receipt for client in clients for receipt in client.receipts]
    return Killed(kills, len(receipts), len(find_lost(receipts, log)))


def wait_for_receipts(clients: list[Client], count: int) -> None:
    """Wait until the clients together hold so many more receipts."""
    wanted = sum(len(client.receipts) for client in clients) + count
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if sum(len(client.receipts) for client in clients) >= wanted:
            return
        time.sleep(0.01)


def strike(server: Server, number: int) -> None:
    """SIGKILL to master and workers at once; every other time a backend of PostgreSQL first."""
    if connection.vendor == "postgresql" and number % 2:
        faulty_database(server).crash()
    server.restart()


def make_client(
    server: Server, scene: Scene, log: FaultLog, number: int, is_over: threading.Event
) -> Client:
    """Return the client that keeps at one question of a case of its own."""
    person: User = (scene.rosa, scene.helen)[number % 2]
    assessment = scene.add_case(f"K-{number + 1}")
    question = QUESTIONS[number % len(QUESTIONS)]
    return Client(server.port, assessment, make_session(person), question, log, is_over)


def find_lost(receipts: list[dict[str, object]], log: FaultLog) -> list[dict[str, object]]:
    """Return the receipts that no event stands behind with the same version and content."""
    events = AnswerEvent.objects.select_related("payload", "question").in_bulk(
        [receipt["op_id"] for receipt in receipts], field_name="op_id"
    )
    for event in events.values():
        log.write("event", op_id=event.op_id, version=event.new_version, new=event.payload.new)
    lost = []
    for receipt in receipts:
        event = events.get(uuid.UUID(str(receipt["op_id"])))
        is_there = (
            event is not None
            and event.new_version == receipt["version"]
            and event.question.code == receipt["question"]
            and AnswerContent.from_data(event.payload.new).digest == receipt["digest"]
        )
        if not is_there:
            lost.append(receipt)
    return lost
