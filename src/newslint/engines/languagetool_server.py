"""A LanguageTool server started from a folder of jars, which always ends when newslint ends."""

import atexit
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from newslint.errors import EngineError

MAIN = "org.languagetool.server.HTTPServer"
JAR = "languagetool-server.jar"
LOG = "server.log"
TRIES = 3
PAUSE = 0.1  # seconds between two checks of a server that is starting
GRACE = 5.0  # seconds that a server has to end
LAST_LINES = 3
# stops the server when standard input ends, as it does when newslint is gone
GUARD = (
    'exec 3<&0; "$@" 3<&- </dev/null & p=$!; (read x <&3; kill $p) & r=$!; wait $p; c=$?; kill $r; exit $c'
)


class Start(NamedTuple):
    """How to start a server: the folder of jars, Java's memory, the timeout in seconds, its options."""

    jars: str
    memory: str = "1g"
    timeout: float = 60.0
    options: Mapping[str, object] = {}

    @property
    def shared_as(self) -> str:
        """The environment variable in which processes that start later find the address of this server."""
        key = json.dumps(
            [os.path.realpath(self.jars), self.memory, self.options], sort_keys=True, default=str
        )
        return f"NEWSLINT_LANGUAGETOOL_{blake2b(key.encode(), digest_size=6).hexdigest().upper()}"


class Server:
    """A server on a free port of this machine, started when its address is first needed.

    Args:
        start: How to start it.
    """

    def __init__(self, start: Start) -> None:
        self._start = start
        self._owner = os.getpid()
        self._process: subprocess.Popen[bytes] | None = None
        self._address = ""
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def is_up(self) -> bool:
        """True if the server of the last address is running, whichever process started it."""
        if self._process is not None:
            return self._process.poll() is None
        return bool(self._address) and _answers(self._address)

    def address(self) -> str:
        """The address of the server, which is started if none is running.

        Raises:
            EngineError: There is no Java or no jar, or the server does not start.
        """
        if not self.is_up:
            shared = os.environ.get(self._start.shared_as, "")
            if shared and _answers(shared):
                self._address = shared
            else:
                self._launch()
        return self._address

    def stop(self) -> None:
        """End the server, if this process started it."""
        process, self._process = self._process, None
        if process is None or os.getpid() != self._owner:
            return
        if os.environ.get(self._start.shared_as) == self._address:
            del os.environ[self._start.shared_as]
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()
        if os.name == "nt":
            process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
        if process.poll() is None:
            process.kill()
            process.wait()
        if self._folder is not None:
            self._folder.cleanup()

    def _launch(self) -> None:
        self.stop()
        self._owner = os.getpid()
        java, jar = _java(), _jar(self._start.jars)
        for attempt in range(1, TRIES + 1):
            port = _free_port()
            command = [java, f"-Xmx{self._start.memory}", "-cp", str(jar), MAIN, "--port", str(port)]
            self._run(command)
            if self._comes_up(f"http://127.0.0.1:{port}"):
                break
            said = self._said()
            self.stop()
            if attempt == TRIES or "Address already in use" not in said:
                raise EngineError(f"the LanguageTool server did not start: {said or 'it wrote no message'}")
        os.environ[self._start.shared_as] = self._address

    def _run(self, command: list[str]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="newslint-", ignore_cleanup_errors=True)
        command = [*command, *_config(self._start.options, self._folder.name)]
        guarded = command if os.name == "nt" else ["/bin/sh", "-c", GUARD, "sh", *command]
        with Path(self._folder.name, LOG).open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 -- the user's Java and the user's jar
                guarded, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )
        atexit.register(self.stop)

    def _comes_up(self, address: str) -> bool:
        until = time.monotonic() + self._start.timeout
        while self._process is not None and self._process.poll() is None:
            if _answers(address):
                self._address = address
                return True
            if time.monotonic() > until:
                return False
            time.sleep(PAUSE)
        return False

    def _said(self) -> str:
        """The last message of the server, or a message that it was too slow."""
        if self._process is not None and self._process.poll() is None:
            late = f"not ready within {self._start.timeout:g} seconds"
            return f"{late}; raise start-timeout under [engines.languagetool]"
        if self._folder is None:
            return ""
        text = Path(self._folder.name, LOG).read_text(encoding="utf-8", errors="replace")
        if "UnsupportedClassVersionError" in text:
            return "the installed Java is too old; LanguageTool 6 needs Java 17 or newer"
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("\tat ")]
        return " / ".join(lines[-LAST_LINES:])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/v2/healthcheck", timeout=2) as answer:  # noqa: S310 -- http only
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    own = shutil.which("java", path=str(Path(home) / "bin")) if home else None
    found = own or shutil.which("java")
    if found is None:
        raise EngineError(
            "a local LanguageTool needs Java 17 or newer, but there is no java in JAVA_HOME or on the "
            "path; install Java, or set url instead of jars under [engines.languagetool]",
            lasting=True,
        )
    return found


def _jar(folder: str) -> Path:
    jar = Path(folder).expanduser() / JAR
    if not jar.is_file():
        raise EngineError(
            f"there is no {JAR} in the folder {folder!r}; correct jars under [engines.languagetool]",
            lasting=True,
        )
    return jar


def _config(options: Mapping[str, object], folder: str) -> list[str]:
    """The path of a file with the server's options, in the format of Java's properties."""
    if not options:
        return []
    file = Path(folder) / "server.properties"
    file.write_text(
        "".join(f"{key}={_property(value)}\n" for key, value in options.items()), encoding="utf-8"
    )
    return ["--config", str(file)]


def _property(value: object) -> str:
    """A value for Java's properties: true and false in lower case, lists joined by commas."""
    if isinstance(value, bool):
        return str(value).lower()
    text = ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
