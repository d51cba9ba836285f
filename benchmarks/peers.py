"""The tools that people could use instead: how to install them, and how to run them on a folder."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from newslint.linter import Linter
from newslint.scan import EDGE

PYPI = ("typos", "codespell", "proselint", "harper-py", "ftfy", "datatrove[processing]", "spacy")
NPM = ("textlint", "textlint-rule-terminology", "textlint-rule-common-misspellings", "markdownlint-cli2")
# vale was renamed, and not all of its newest modules are available; the first one that builds is used.
VALE = (
    "github.com/errata-ai/vale/v3/cmd/vale@latest",
    "github.com/vale-cli/vale/v3/cmd/vale@latest",
    "github.com/errata-ai/vale/v3/cmd/vale@v3.19.0",
)
INSTALL_LIMIT = 600  # seconds
STYLES = {
    "Site": """extends: existence
message: "'%s' belongs to the site, not to the article."
ignorecase: true
tokens:
  - sign up for our newsletter
  - subscribe (?:now|today)
  - click here
  - read more
  - share this
  - follow us on
  - all rights reserved
  - advertisement
  - continue reading
  - related (?:articles|stories)
  - accept (?:all )?cookies
  - this article was originally published
  - in today's fast-paced world
  - as an ai language model
""",
    "Words": """extends: substitution
message: "Use '%s' instead of '%s'."
ignorecase: true
swap:
  recieved: received
  goverment: government
  anouncement: announcement
  seperate: separate
  occured: occurred
  definately: definitely
  untill: until
  would of: would have
  more then: more than
  in order to: to
  a number of: some
  at this point in time: now
  due to the fact that: because
""",
    "Twice": """extends: repetition
message: "'%s' is repeated."
alpha: true
tokens:
  - '[^\\s]+'
""",
    "Capital": """extends: capitalization
message: "'%s' begins without a capital."
scope: sentence
match: "^[^a-z].*"
""",
}


class Peer(NamedTuple):
    """A tool that was installed, or the reason why it was not.

    Args:
        name: Its name.
        does: Its task.
        version: Its version; empty if there is none.
        command: The command for a folder.
        files: The files that it gets: `whole`, `part` or `small`.
        findings: Counts the findings in its output.
        reason: Why it is not installed; empty if it is.
    """

    name: str
    does: str
    version: str
    command: Callable[[Path], Sequence[str]]
    files: str
    findings: Callable[[str], int]
    reason: str = ""


def places(output: str) -> int:
    """The number of lines that name a line of a file."""
    return len(re.findall(r"^[^\s:][^\n:]*:\d+", output, re.MULTILINE))


def number(output: str) -> int:
    """The number in the last line; 0 if there is none."""
    last = output.strip().rpartition("\n")[2]
    return int(last) if last.isdigit() else 0


def _tried(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """The reason why a command fails; empty if it does not."""
    if shutil.which(command[0]) is None:
        return f"{Path(command[0]).name} is not installed"
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            capture_output=True,
            text=True,
            timeout=INSTALL_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{Path(command[0]).name} took longer than {INSTALL_LIMIT} s"
    said = (done.stderr or done.stdout).strip().splitlines() or ["it failed without a message"]
    return said[-1].strip()[:160] if done.returncode else ""


def ready(peers_at: Path, folder: Path) -> None:
    """Let programs that run in `folder` find npm's packages, because textlint looks for its rules there."""
    (folder / "node_modules").symlink_to(peers_at / "node_modules")


def installed(folder: Path) -> list[Peer]:
    """All peers, installed in a folder of their own; those installed already stay unchanged."""
    folder.mkdir(parents=True, exist_ok=True)
    return [*_vale(folder), *_from_pypi(folder), *_from_npm(folder)]


def _vale(folder: Path) -> list[Peer]:
    """Return vale with a small style, and with all that newslint's rules look for."""
    binary = folder / "bin" / "vale"
    reason = version = ""
    for module in () if binary.is_file() else VALE:
        places_of_go = {"GOBIN": str(folder / "bin"), "GOFLAGS": "-mod=mod"}
        reason = _tried(["go", "install", module], folder, places_of_go)
        if not reason:
            break
    if binary.is_file():
        said = subprocess.run(
            ["go", "version", "-m", str(binary)], capture_output=True, text=True, check=False
        )
        found = re.search(r"^\s+mod\s+\S+\s+v(\S+)", said.stdout, re.MULTILINE)
        version, reason = found[1] if found else "", ""
    does = "existence, substitution, repetition, capitals"
    large = "also all that newslint's rules look for"
    small = _vale_with(folder, "vale", STYLES)
    return [
        small._replace(does=does, version=version, reason=reason),
        _vale_with(folder, "vale, large", STYLES | _cards())._replace(
            does=large, version=version, reason=reason
        ),
    ]


def _vale_with(folder: Path, name: str, styles: Mapping[str, str]) -> Peer:
    style = "Large" if "," in name else "Small"
    kept = folder / "styles" / style
    kept.mkdir(parents=True, exist_ok=True)
    for title, text in styles.items():
        (kept / f"{title}.yml").write_text(text, encoding="utf-8")
    settings = folder / f"vale-{style}.ini"
    text = f"StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = {style}\n"
    settings.write_text(text, encoding="utf-8")
    base = [str(folder / "bin" / "vale"), f"--config={settings}", "--output=line", "--no-exit"]
    return Peer(name, "", "", lambda at: [*base, str(at)], "part", places)


def _cards() -> dict[str, str]:
    """A style with an existence rule for each category of newslint's rules, with their words."""
    words: dict[str, set[str]] = {}
    for rule in Linter().rules:
        found = (one.strip(EDGE).strip() for one in rule.trigger)
        words.setdefault(rule.category, set()).update(
            one for one in found if re.fullmatch(r"\w[\w ]+\w", one)
        )
    head = "extends: existence\nmessage: \"'%s' is looked at.\"\nignorecase: true\ntokens:\n"
    return {
        f"Cards-{category}": head
        + "".join(f"  - {json.dumps(one, ensure_ascii=False)}\n" for one in sorted(some))
        for category, some in words.items()
        if some
    }


def _from_pypi(folder: Path) -> list[Peer]:
    binaries = folder / "venv" / "bin"
    python = str(binaries / "python")
    reason = ""
    if not (binaries / "python").is_file():
        reason = _tried([sys.executable, "-m", "venv", str(folder / "venv")], folder)
    versions = _versions(python)
    for (
        package
    ) in PYPI:  # one after the other, so that a package that is not available does not block the others
        if not reason and package.partition("[")[0] not in versions:
            failed = _tried([python, "-m", "pip", "install", "--quiet", package], folder)
            versions = _versions(python) | ({package.partition("[")[0] + "!": failed} if failed else {})
    loop = str(Path(__file__).with_name("peer_loop.py"))

    def peer(name: str, does: str, command: Sequence[str], files: str, package: str = "") -> Peer:
        version = versions.get(package or name, "")
        why = reason or ("" if version else versions.get((package or name) + "!", "it is not installed"))
        counted = number if loop in command else places
        return Peer(name, does, version, lambda at: [*command, str(at)], files, counted, why)

    typos = [str(binaries / "typos"), "-j1", "--isolated", "--no-ignore", "--format=brief"]
    proselint = [str(binaries / "proselint"), "--output-format", "compact", "check"]
    return [
        peer("typos", "misspelled words", typos, "whole"),
        peer("codespell", "misspelled words", [str(binaries / "codespell")], "whole"),
        peer("proselint", "style", proselint, "part"),
        peer("Harper", "grammar and spelling, as a library", [python, loop, "harper"], "small", "harper-py"),
        peer("datatrove", "C4 and Gopher filters, as a library", [python, loop, "datatrove"], "part"),
        peer("ftfy", "repairs encodings, as a library", [python, loop, "ftfy"], "part"),
    ]


def _versions(python: str) -> dict[str, str]:
    """The versions of the packages of an interpreter."""
    listed = [python, "-m", "pip", "list", "--format=json"]
    try:
        done = subprocess.run(listed, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    return {one["name"].lower(): one["version"] for one in json.loads(done.stdout)}


def _from_npm(folder: Path) -> list[Peer]:
    binaries = folder / "node_modules" / ".bin"
    reason = ""
    if not all((folder / "node_modules" / name / "package.json").is_file() for name in NPM):
        quiet = ["--no-audit", "--no-fund", "--prefix", str(folder)]
        reason = _tried(["npm", "install", *quiet, *NPM], folder)

    def version(name: str) -> str:
        package = folder / "node_modules" / name / "package.json"
        return str(json.loads(package.read_bytes())["version"]) if package.is_file() else ""

    textlint = [str(binaries / "textlint"), "--format", "unix"]
    for rule in ("terminology", "common-misspellings"):
        textlint += ["--rule", rule]
    markdownlint = [str(binaries / "markdownlint-cli2")]
    return [
        Peer(
            "textlint",
            "terminology, common misspellings",
            version("textlint"),
            lambda at: [*textlint, f"{at}/*.txt"],
            "small",
            places,
            reason,
        ),
        Peer(
            "markdownlint-cli2",
            "Markdown",
            version("markdownlint-cli2"),
            lambda at: [*markdownlint, f"{at.name}/*.txt"],
            "part",
            places,
            reason,
        ),
    ]
