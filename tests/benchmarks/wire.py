"""HTTP as the load client speaks it: keep-alive connections, reused as a browser reuses them."""

import asyncio
import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
HIDDEN_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SIGN_IN = "/accounts/sign-in/"
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Connections:
    """Open connections to one port: the one used last is used first, and a new one if none is."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.opened = 0
        self.idle: list[Connection] = []

    async def put(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """Send one PUT and return status and body of the reply."""
        head = {"Host": f"127.0.0.1:{self.port}", "Content-Type": "application/json", **headers}
        lines = [f"PUT {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items())]
        request = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body
        reader, writer = await self._take()
        try:
            writer.write(request)
            status, content = await _read_reply(reader)
        except BaseException:
            writer.close()
            raise
        self.idle.append((reader, writer))
        return status, content

    def close(self) -> None:
        """Close what is idle."""
        for _reader, writer in self.idle:
            writer.close()

    async def _take(self) -> Connection:
        while self.idle:
            reader, writer = self.idle.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        self.opened += 1
        return await asyncio.open_connection("127.0.0.1", self.port)


async def _read_reply(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length = LENGTH.search(head)
    if length is None:
        raise ValueError(f"A reply without its length: {head[:200]!r}")
    return int(head.split(b" ", 2)[1]), await reader.readexactly(int(length[1]))


def sign_in(port: int, email: str, password: str) -> dict[str, str]:
    """Sign in by the form; return the session's Cookie header and the CSRF token."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", SIGN_IN)
    page = connection.getresponse()
    cookies = SimpleCookie(page.headers["Set-Cookie"])
    token = HIDDEN_TOKEN.search(page.read().decode())
    form = {"login": email, "password": password, "csrfmiddlewaretoken": token[1] if token else ""}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": cookies.output(attrs=[], header="", sep=";").strip(),
    }
    connection.request("POST", SIGN_IN, urlencode(form), headers)
    reply = connection.getresponse()
    reply.read()
    for one in reply.headers.get_all("Set-Cookie") or []:
        cookies.load(one)
    connection.close()
    if "sessionid" not in cookies:
        raise ValueError(f"{email} could not sign in: {reply.status}")
    cookie = "; ".join(f"{name}={one.value}" for name, one in cookies.items())
    return {"cookie": cookie, "token": cookies["csrftoken"].value}
