"""A fake LanguageTool server: it replays recorded answers, and fails on request."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

RECORDED = Path(__file__).parent / "data" / "languagetool.json"


class Reply(NamedTuple):
    """An answer of the server: status, body, more headers, and the seconds it takes."""

    status: int = 200
    body: str = '{"matches": []}'
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


Answer = Callable[[dict[str, str]], Reply]


class Played:
    """A server and the requests it got.

    `answer` makes the answer to a check; it may be changed while the server runs.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked: list[dict[str, str]] = []
        self.lines: list[socket.socket] = []
        self.most_at_once = 0
        self._open = 0
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, on the same port as before."""
        handler = type("Handler", (_Handler,), {"played": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Stop the server."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        self.lines.clear()

    def reply(self, path: str, params: dict[str, str]) -> Reply:
        """The answer to a request."""
        if path.endswith("/languages"):
            return Reply(body=json.dumps(recorded()["languages"]))
        with self._lock:
            self.asked.append(params)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            reply = self.answer(params)
            time.sleep(reply.seconds)
            return reply
        finally:
            with self._lock:
                self._open -= 1


class _Handler(BaseHTTPRequestHandler):
    played: Played
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.played.lines.append(self.connection)

    def do_GET(self) -> None:
        self._say(self.played.reply(self.path, {}))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        params = {key: values[0] for key, values in parse_qs(body).items()}
        self._say(self.played.reply(self.path, params))

    def _say(self, reply: Reply) -> None:
        data = reply.body.encode()
        try:
            self.send_response(reply.status)
            for name, value in (("Content-Length", str(len(data))), *reply.headers):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
        except OSError:
            self.close_connection = True  # the client has stopped waiting

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's
        """Log nothing."""


@contextmanager
def playing(answer: Answer) -> Iterator[Played]:
    """A running server."""
    played = Played(answer)
    played.start()
    try:
        yield played
    finally:
        played.stop()


def recorded() -> dict[str, object]:
    """The recorded answers of LanguageTool 6.8: its `languages`, and for each text one under `checks`."""
    conversation: dict[str, object] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return conversation


def as_recorded(params: dict[str, str]) -> Reply:
    """The answer of the real server to this text."""
    checks = recorded()["checks"]
    assert isinstance(checks, dict)
    return Reply(body=json.dumps(checks[params["text"]]))
