"""The load client, a process of its own: sends requests at times fixed beforehand.

Reads one JSON job per line and answers each with one line of results. A request that finds the
server busy is sent all the same, and its latency counts from the moment it was due; so a server
that stalls cannot hide it by slowing its client down.
"""

import asyncio
import hashlib
import itertools
import json
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.saying import say
from tests.benchmarks.wire import Connections

SPINNING = 0.002
SETTLING = 15.0
NOTE = "The plan names who does what by when, and the reviews of {number} changed it. " * 2


@dataclass
class Question:
    """One question of one assessment, with the version of its answer that the client has seen."""

    assessment: str
    code: str
    cookie: str
    token: str
    version: int = 0
    is_in_flight: bool = False


@dataclass
class Kind:
    """The latencies in seconds of one kind of request, and what went wrong."""

    latencies: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class Load:
    """Answers questions in turn: each person in one case after the other, all people at once."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.port = job["port"]
        of_people = [[Question(**one) for one in person] for person in job["people"]]
        in_turn = itertools.zip_longest(*of_people)
        self.questions = itertools.cycle([one for group in in_turn for one in group if one])
        self.numbers = itertools.count()

    async def run(self, job: dict[str, Any]) -> dict[str, Any]:
        """Send `rate` requests of each kind per second, evenly spaced, for `seconds`."""
        kinds = {name: Kind() for name in job["kinds"]}
        connections = Connections(self.port)
        loop = asyncio.get_running_loop()
        begin, sending = loop.time() + 0.1, set()
        for due, name in schedule(begin, job["rate"], job["seconds"], list(kinds)):
            await _sleep_until(due, is_exact=job["is_exact"])
            sending.add(asyncio.create_task(self.send(connections, kinds[name], name, due)))
        _done, unfinished = await asyncio.wait(sending, timeout=SETTLING)
        for task in unfinished:
            task.cancel()
        connections.close()
        return {
            "kinds": {name: vars(kind) for name, kind in kinds.items()},
            "unfinished": len(unfinished),
            "connections": connections.opened,
        }

    async def send(self, connections: Connections, kind: Kind, name: str, due: float) -> None:
        """Send one request and note how long after its due time the whole reply was here."""
        question = next(one for one in self.questions if not one.is_in_flight)
        question.is_in_flight = True
        try:
            failure = await getattr(self, f"_{name}")(connections, question)
        except (OSError, EOFError, ValueError) as error:
            failure = repr(error)
        finally:
            question.is_in_flight = False
        kind.latencies.append(asyncio.get_running_loop().time() - due)
        if failure:
            kind.failures.append(failure)

    async def _save(self, connections: Connections, question: Question) -> str:
        op_id, body = str(uuid.uuid4()), self._body(question)
        headers = {"If-Match": f'"v{question.version}"', "Idempotency-Key": op_id}
        path = f"/assessments/{question.assessment}/answers/{question.code}"
        status, reply = await self._put(connections, question, path, body, headers)
        if status == 200 and _is_receipt(reply, op_id, body):
            question.version = reply["version"]
            return ""
        return f"{status} {reply}"

    async def _floor(self, connections: Connections, question: Question) -> str:
        path = f"/benchmark/floor/{next(self.numbers) % 1000}"
        status, reply = await self._put(connections, question, path, self._body(question), {})
        return "" if status == 200 else f"{status} {reply}"

    async def _put(
        self,
        connections: Connections,
        question: Question,
        path: str,
        body: dict[str, Any],
        headers: dict[str, str],
    ) -> tuple[int, Any]:
        person = {"Cookie": question.cookie, "X-CSRFToken": question.token}
        status, content = await connections.put(
            path, json.dumps(body).encode(), {**person, **headers}
        )
        return status, json.loads(content)

    def _body(self, question: Question) -> dict[str, Any]:
        number = next(self.numbers)
        value = ("yes", "no")[(question.version + number) % 2]
        return {"value": value, "reasons": [], "note": NOTE.format(number=number)}


def schedule(
    begin: float, rate: float, seconds: float, kinds: list[str]
) -> Iterator[tuple[float, str]]:
    """Yield the due times of all requests, the kinds taking turns."""
    for number in range(int(rate * seconds)):
        for place, name in enumerate(kinds):
            yield begin + (number + place / len(kinds)) / rate, name


async def _sleep_until(due: float, *, is_exact: bool) -> None:
    """Sleep; an event loop wakes up to a millisecond late, so an exact sleep ends by looking."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(max(0, due - loop.time() - (SPINNING if is_exact else 0)))
    while loop.time() < due:
        await asyncio.sleep(0)


def _is_receipt(reply: dict[str, Any], op_id: str, body: dict[str, Any]) -> bool:
    given = [body["value"], body["reasons"], body["note"]]
    digest = hashlib.sha256(
        json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()
    return reply["op_id"] == op_id and reply["digest"] == digest


def main() -> None:
    """Take the job's people and questions from the first line, then run one phase per line."""
    load = Load(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        say(json.dumps(asyncio.run(load.run(json.loads(line)))))


if __name__ == "__main__":
    main()
