"""Measures the command and its peers: on a folder, on JSON lines, its memory and its workers."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import corpus as texts_of
from corpus import Corpus, size_of, upto
from library import Figures
from measure import Ran, alternating, run
from peers import Peer, places

ROOT = Path(__file__).parent.parent
LIMIT = 90  # seconds for one run of a peer; a peer that takes longer gets fewer files
SMALLER = {"whole": "part", "part": "small"}
CHECK = ("-m", "newslint", "check", "--isolated", "--exit-zero", "--quiet", "--output-format", "concise")


class Compared(NamedTuple):
    """A peer and newslint on the same files.

    Args:
        peer: The tool.
        size: The number of bytes of the files.
        cpu: Seconds of processor time, including start-up; 0 if it did not run.
        start: The same on one file of one word.
        ours: newslint's seconds on the same files, including start-up.
        findings: The number of its findings.
        memory: Its peak memory, in MiB.
        reason: Why there are no figures; empty if there are.
    """

    peer: Peer
    size: int
    cpu: float = 0
    start: float = 0
    ours: float = 0
    findings: int = 0
    memory: float = 0
    reason: str = ""

    @property
    def rate(self) -> float:
        """MB/s of processor time, without start-up."""
        return self.size / 1e6 / max(self.cpu - self.start, 1e-3)


def _timed(one: Compared, taken: Figures) -> Compared:
    name, files = one.peer.name, one.peer.files
    ours = taken[f"newslint {files}"]
    return one._replace(cpu=taken[f"{name} {files}"], start=taken[f"{name} none"], ours=ours)


def clean_python(folder: Path) -> tuple[str, str]:
    """An interpreter with only newslint, installed as users do, or the reason why there is none."""
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    try:
        if not python.is_file():
            subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, str(ROOT)], check=True)
        subprocess.run([*pip, "--force-reinstall", "--no-deps", str(ROOT)], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return sys.executable, f"cannot make a clean virtual environment: {error}"
    return str(python), ""


class Bench:
    """A folder with texts, and newslint to run on it.

    Args:
        corpus: The texts.
        work: An empty folder.
        python: The interpreter with newslint.
        sizes: The bytes of the parts for peers, by name.
    """

    def __init__(self, corpus: Corpus, work: Path, python: str, sizes: dict[str, int]) -> None:
        self.work = work
        self._corpus = corpus
        helped = subprocess.run([python, *CHECK, "--help"], capture_output=True, text=True, check=False)
        self.has_jobs = "--jobs" in helped.stdout
        self._base = [python, *CHECK]
        self._alone = [*self._base, *(["--jobs", "1"] if self.has_jobs else [])]
        self._environment = {"NEWSLINT_CACHE_DIR": str(work / "cache")}
        self.bytes: dict[str, int] = {}
        for name, most in sizes.items():
            some = upto(corpus.mixed, most)
            texts_of.write(some, work / name)
            self.bytes[name] = size_of(*some)
        texts_of.write(["Harbour."], work / "none")

    def newslint(self, *arguments: str) -> Ran:
        """The cost of a run of `newslint check`."""
        base = self._base if "--jobs" in arguments else self._alone
        return run([*base, *arguments], self.work, self._environment, LIMIT)

    def beside(self, peers: Sequence[Peer], rounds: int) -> list[Compared]:
        """All figures of newslint and its peers on their files, run in turn in each round."""
        there = [peer for peer in peers if not peer.reason]
        tried = [self._tried(peer) for peer in there]
        cases: dict[str, Callable[[], float]] = {}
        for name in (*self.bytes, "none"):
            cases[f"newslint {name}"] = partial(self._cpu, [*self._alone, name], "")
        for one in tried:
            for name in () if one.reason else (one.peer.files, "none"):
                command = list(one.peer.command(self.work / name))
                cases[f"{one.peer.name} {name}"] = partial(self._cpu, command, one.peer.name)
        taken = alternating(cases, rounds)
        ours = Compared(
            Peer("newslint", "all default rules", "", lambda at: [*self._base, str(at)], "whole", places),
            self.bytes["whole"],
            taken["newslint whole"],
            taken["newslint none"],
            taken["newslint whole"],
        )
        last = self.newslint("whole")
        rows = [ours._replace(findings=places(last.output), memory=last.memory)]
        rows += [one if one.reason else _timed(one, taken) for one in tried]
        return rows + [Compared(peer, 0, reason=peer.reason) for peer in peers if peer.reason]

    def _tried(self, peer: Peer) -> Compared:
        """The peer with the largest part of the files that it finishes in time."""
        ran = run(list(peer.command(self.work / peer.files)), self.work, limit=LIMIT)
        size = self.bytes[peer.files]
        if not ran.late and (ran.code < 0 or "Traceback" in ran.output):
            return Compared(peer, size, reason=ran.output.strip().rpartition("\n")[2][:160] or "it failed")
        if not ran.late:
            return Compared(peer, size, findings=peer.findings(ran.output), memory=ran.memory)
        if peer.files in SMALLER:
            return self._tried(peer._replace(files=SMALLER[peer.files]))
        return Compared(peer, size, reason=f"takes longer than {LIMIT} s for {size / 1e6:.2f} MB")

    def _cpu(self, command: Sequence[str], name: str) -> float:
        environment = {} if name else self._environment
        return run(command, self.work, environment).cpu

    def memory(self, stream: int) -> Figures:
        """Peak memory for one article and for JSON lines, the stream and one four times as long, in MiB."""
        article = texts_of.write(upto(self._corpus.clean, 1)[:1], self.work / "one")
        short = texts_of.write_lines(self._corpus.mixed, self.work / "short.jsonl", stream // 4)
        long = texts_of.write_lines(self._corpus.mixed, self.work / "long.jsonl", stream)
        figures = {
            "memory/article": self.newslint(str(article)).memory,
            "memory/quarter": self.newslint(str(short)).memory,
            "memory/stream": self.newslint(str(long)).memory,
            "stream": long.stat().st_size / 1e6,
        }
        short.unlink()
        return figures

    def workers(self, rounds: int) -> Figures:
        """The seconds of one worker and of two on JSON lines, and the gain; nothing without `--jobs`."""
        stream = str(self.work / "long.jsonl")
        if not self.has_jobs:
            return {}

        def wall(count: int) -> float:
            return self.newslint("--jobs", str(count), stream).wall

        if wall(2) > 2 * wall(1):  # more rounds would not make this clearer
            rounds = 1
        cases = {f"jobs/{count}": partial(wall, count) for count in (1, 2)}
        taken = alternating(cases, rounds)
        return {**taken, "jobs": taken["jobs/1"] / taken["jobs/2"]}
