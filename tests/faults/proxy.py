"""A TCP proxy between browser and server that cuts, delays, repeats and forges.

It reads one request per connection, so that a fault hits exactly one; its own port stays open
while servers behind it come and go.
"""

import asyncio
import random
import re
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

HOST = "127.0.0.1"
SAVES = r"PUT "
PORTAL = b"<!doctype html><title>Free Wi-Fi</title><h1>Welcome. Sign in to this network.</h1>"
CHUNK = 512
A_MOMENT = 0.05


class Kind(StrEnum):
    """What can happen to one request and its reply."""

    CUT_BEFORE = "cut before the request leaves"
    CUT_AFTER = "cut after the server has answered"
    TRUNCATE = "half a reply"
    DELAY_REQUEST = "request delayed"
    DELAY_REPLY = "reply delayed"
    THROTTLE = "slow line"
    DROP = "swallowed without a word"
    DUPLICATE = "delivered twice"
    PORTAL = "captive portal"
    BAD_GATEWAY = "bad gateway"


@dataclass
class Fault:
    """A fault for requests whose first line matches; `rate` of them, at most `times`.

    `seconds` is the delay, or when a second delivery follows; `rate_of_line` is in bytes a second.
    """

    kind: Kind
    only: str = SAVES
    rate: float = 1.0
    times: int | None = None
    seconds: float = 0.3
    rate_of_line: int = 2_500


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    content: bytes

    @property
    def line(self) -> str:
        """The method and the path."""
        return self.content.split(b"\r\n", 1)[0].decode("latin-1")


Writer = asyncio.StreamWriter


class Proxy:
    """Runs in a thread of its own; its methods may be called from any other."""

    def __init__(
        self, port: int, server_port: int, tell: Callable[..., None], seed: int = 0
    ) -> None:
        self.port, self.server_port, self.tell = port, server_port, tell
        self._faults: list[Fault] = []
        self._random = random.Random(seed)
        self._door: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._deliver: dict[Kind, Callable[[Request, Writer, Fault], Awaitable[None]]] = {
            Kind.CUT_BEFORE: self._cut_before,
            Kind.CUT_AFTER: self._cut_after,
            Kind.TRUNCATE: self._truncate,
            Kind.DELAY_REQUEST: self._delay_request,
            Kind.DELAY_REPLY: self._delay_reply,
            Kind.THROTTLE: self._throttle,
            Kind.DROP: self._drop,
            Kind.DUPLICATE: self._duplicate,
            Kind.PORTAL: self._portal,
            Kind.BAD_GATEWAY: self._bad_gateway,
        }
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.accept()

    @property
    def address(self) -> str:
        """The one origin that browsers see."""
        return f"http://{HOST}:{self.port}"

    def inject(self, *faults: Fault) -> None:
        """Replace all faults by these; with none everything passes."""
        self._faults = list(faults)

    def clear(self) -> None:
        """Let everything pass."""
        self.inject()
        self.accept()

    def accept(self) -> None:
        """Listen for connections."""
        self._run(self._open_door())

    def refuse(self) -> None:
        """Refuse connections, as a machine does that is up without its server."""
        self._run(self._close_door())

    def stop(self) -> None:
        """Cut what is under way and end the thread."""
        self.refuse()
        self._run(self._cut_all())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        future: Future[None] = asyncio.run_coroutine_threadsafe(work, self._loop)
        future.result(timeout=10)

    async def _open_door(self) -> None:
        if self._door is None:
            self._door = await asyncio.start_server(self._meet, HOST, self.port, backlog=256)

    async def _close_door(self) -> None:
        if self._door is None:
            return
        # No connection may still be on its way in when the door shuts: asyncio would drop it open.
        for listening in self._door.sockets:
            self._loop.remove_reader(listening.fileno())
        await asyncio.sleep(0)
        self._door.close()
        self._door = None

    async def _cut_all(self) -> None:
        # Connections that have just come in get as far as being cut, and the cut ones are closed.
        await asyncio.sleep(A_MOMENT)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(A_MOMENT)

    async def _meet(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        self._hold(asyncio.current_task())
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                await self._pass_on(await _read_request(reader), writer)
        finally:
            writer.close()

    async def _pass_on(self, request: Request, writer: Writer) -> None:
        fault = self._choose(request)
        if fault is None:
            await _send(writer, await self._ask(request))
        else:
            self.tell("fault", name=fault.kind.value, request=request.line)
            await self._deliver[fault.kind](request, writer, fault)

    def _hold(self, task: asyncio.Task[Any] | None) -> None:
        # The loop itself would let go of a task that waits for nothing but a delay.
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _choose(self, request: Request) -> Fault | None:
        for fault in self._faults:
            is_spent = fault.times is not None and fault.times <= 0
            if is_spent or not re.search(fault.only, request.line):
                continue
            if self._random.random() < fault.rate:
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    async def _ask(self, request: Request) -> bytes:
        reader, writer = await asyncio.open_connection(HOST, self.server_port)
        try:
            writer.write(request.content)
            await writer.drain()
            return await reader.read(-1)
        finally:
            writer.close()

    async def _cut_before(self, request: Request, writer: Writer, fault: Fault) -> None:
        writer.transport.abort()

    async def _cut_after(self, request: Request, writer: Writer, fault: Fault) -> None:
        await self._ask(request)
        writer.transport.abort()

    async def _truncate(self, request: Request, writer: Writer, fault: Fault) -> None:
        reply = await self._ask(request)
        head = reply.find(b"\r\n\r\n") + 4
        await _send(writer, reply[: head + (len(reply) - head) // 2])

    async def _delay_request(self, request: Request, writer: Writer, fault: Fault) -> None:
        await asyncio.sleep(fault.seconds)
        await _send(writer, await self._ask(request))

    async def _delay_reply(self, request: Request, writer: Writer, fault: Fault) -> None:
        reply = await self._ask(request)
        await asyncio.sleep(fault.seconds)
        await _send(writer, reply)

    async def _throttle(self, request: Request, writer: Writer, fault: Fault) -> None:
        await asyncio.sleep(len(request.content) / fault.rate_of_line)
        reply = await self._ask(request)
        for start in range(0, len(reply), CHUNK):
            await _send(writer, reply[start : start + CHUNK])
            await asyncio.sleep(CHUNK / fault.rate_of_line)

    async def _drop(self, request: Request, writer: Writer, fault: Fault) -> None:
        await asyncio.sleep(fault.seconds)

    async def _duplicate(self, request: Request, writer: Writer, fault: Fault) -> None:
        self._hold(self._loop.create_task(self._ask_later(request, fault.seconds)))
        await _send(writer, await self._ask(request))

    async def _ask_later(self, request: Request, seconds: float) -> None:
        await asyncio.sleep(seconds)
        with suppress(OSError):
            await self._ask(request)

    async def _portal(self, request: Request, writer: Writer, fault: Fault) -> None:
        await _send(writer, _reply(b"200 OK", PORTAL))

    async def _bad_gateway(self, request: Request, writer: Writer, fault: Fault) -> None:
        await _send(writer, _reply(b"502 Bad Gateway", b""))


async def _read_request(reader: asyncio.StreamReader) -> Request:
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length:\s*(\d+)", head)
    body = await reader.readexactly(int(length.group(1))) if length else b""
    head = re.sub(rb"(?im)^connection:[^\r]*\r\n", b"", head)
    return Request(head[:-2] + b"Connection: close\r\n\r\n" + body)


def _reply(status: bytes, body: bytes) -> bytes:
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n" % (
        status,
        len(body),
    )
    return head + b"Cache-Control: no-store\r\nConnection: close\r\n\r\n" + body


async def _send(writer: Writer, content: bytes) -> None:
    writer.write(content)
    await writer.drain()
