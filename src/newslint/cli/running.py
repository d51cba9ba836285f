"""What `check`, `fix` and `score` share: finding the files, writing the report, the exit code."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from typing import TextIO

from newslint.cli import console
from newslint.cli.choices import Choices
from newslint.config import Config
from newslint.errors import InputError, NewslintError
from newslint.report import closing, statistics, visible
from newslint.rule import Severity
from newslint.session.find import FoundFiles, find
from newslint.session.page import Page, Style
from newslint.session.reading import ReadOptions
from newslint.session.runner import Job
from newslint.session.settings import Settings
from newslint.session.store import Stored
from newslint.session.tally import Tally
from newslint.session.workers import Source, workers_for
from newslint.text.compiled import COMPILED

INTERRUPTED = 130  # the exit code that shells give a command stopped by Ctrl-C


def settings_of(choices: Choices, change: Callable[[Config], Config]) -> Settings:
    """The settings of a run."""
    return Settings(choices.config, isolated=choices.isolated, change=change)


def job_of(choices: Choices, settings: Settings) -> Job:
    """The files to read, and how to read them; ends the command after --show-files or --show-settings."""
    if choices.show_settings:
        _show_settings(choices, settings)
    reading = ReadOptions(choices.format, choices.encoding)
    named = (choices.stdin_filename or "-",) if choices.is_stdin else choices.paths or (".",)
    if choices.is_stdin and not choices.force_exclude:
        return Job([standard_input(choices)], settings, reading)
    found = find(named, settings.config_in, force_exclude=choices.force_exclude)
    if choices.show_files:
        _show_files(found)
    if choices.is_stdin:
        return Job([standard_input(choices)] if found.files else [], settings, reading, found.errors)
    if not (found.files or found.errors or choices.quiet):
        console.say("warning: there is no file to read in " + visible(", ".join(named)))
    files = _told(console.watched(list(found.files), quiet=choices.quiet), settings, verbose=choices.verbose)
    return Job(files, settings, reading, found.errors, _workers(choices, found))


def _workers(choices: Choices, found: FoundFiles) -> int:
    if choices.output_format == "sarif":  # keeps all findings until the end, to choose among them
        return 1

    return workers_for(found.files, choices.jobs)


def standard_input(choices: Choices) -> Stored:
    """Standard input, with the name given by --stdin-filename."""
    return Stored(choices.stdin_filename or "-", sys.stdin.buffer.read())


def style_of(choices: Choices, stream: TextIO | None = None) -> Style:
    """How outcomes are reported; in colour if their stream is to be coloured."""
    color = console.wants_color(stream or sys.stdout)
    return Style(choices.output_format, color, Severity[choices.min_severity.upper()], choices.quiet)


def report(source: Source, choices: Choices, settings: Settings, stream: TextIO | None = None) -> Tally:
    """Write findings to the output file, `stream` or standard output, and all else to standard error.

    Returns:
        The totals of what was written.
    """
    page = Page(style_of(choices, stream), settings.rules)
    if choices.output_file is not None:
        return _report_to_file(source, page, choices, choices.output_file)
    try:
        return _report(source, page, choices, stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        sys.stdout = io.StringIO()  # or the interpreter would try to write it again at exit
        console.stop(InputError(f"cannot write the findings: {error.strerror}", "<stdout>"))


def sum_up(tally: Tally, choices: Choices) -> None:
    """Write the totals to standard error, unless they are turned off."""
    totals = tally.totals()
    if choices.statistics:
        console.write(sys.stderr, statistics(totals))
    if not choices.quiet and choices.output_format != "summary":
        console.write(sys.stderr, closing(totals, color=console.wants_color(sys.stderr)))


def exit_code(tally: Tally, choices: Choices, *, differs: bool | None = None) -> int:
    """2 if something could not be checked; 1 for a warning or an error, or, with `differs`, a difference."""
    if tally.totals().errors:
        return 2
    bad = tally.worst is not None and tally.worst >= Severity.WARNING if differs is None else differs
    return int(bad and not choices.exit_zero)


def _report_to_file(source: Source, page: Page, choices: Choices, path: str) -> Tally:

    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            return _report(source, page, choices, file)
    except OSError as error:
        console.stop(InputError(f"cannot write the findings: {error.strerror}", path))


def _report(source: Source, page: Page, choices: Choices, stream: TextIO | None) -> Tally:
    console.write(stream or sys.stdout, page.begin())
    interrupted = False
    try:
        for text, said in source(page):
            console.write(
                stream or sys.stdout, text
            )  # looked up each time: a progress bar may have replaced it
            for line in said:
                console.say(line)
    except KeyboardInterrupt:
        interrupted = True
    console.write(stream or sys.stdout, page.end())
    (stream or sys.stdout).flush()
    COMPILED.keep()
    if interrupted:
        sum_up(page.tally, choices)
        console.say("interrupted: not everything was checked")
        raise SystemExit(INTERRUPTED)
    return page.tally


def _told(files: Iterable[str], settings: Settings, *, verbose: bool) -> Iterator[str]:
    """Yield the files; with `verbose`, first name each file and its configuration."""
    for file in files:
        if verbose:
            console.say(visible(f"reading {file} (configuration: {_config_path(settings, file)})"))
        yield file


def _config_path(settings: Settings, file: str) -> str:
    try:
        return settings.config_for(file).path or "none"
    except NewslintError:
        return "cannot be read"


def _show_files(found: FoundFiles) -> None:
    for error in found.errors:
        console.complain(error)
    console.write(sys.stdout, "".join(f"{visible(file)}\n" for file in found.files))
    raise SystemExit(2 if found.errors else 0)


def _show_settings(choices: Choices, settings: Settings) -> None:
    first = choices.stdin_filename or (choices.paths or (".",))[0]
    config = console.safely(lambda: settings.config_at(first))
    lines = [f"# configuration file: {config.path or 'none'}"]
    for name, value in config._asdict().items():
        if name not in ("path", "origins"):
            origin = config.origins.get(name, "default")
            lines.append(f"{name.replace('_', '-')} = {_shown(value)}  # {origin}")
    console.write(sys.stdout, "".join(f"{visible(line)}\n" for line in lines))
    raise SystemExit(0)


def _shown(value: object) -> str:
    """A setting as JSON; severities and safeties by name."""
    if isinstance(value, IntEnum):
        value = str(value)
    elif isinstance(value, Mapping):
        value = {key: str(item) if isinstance(item, IntEnum) else item for key, item in value.items()}
    return json.dumps(value, default=str, ensure_ascii=False)
