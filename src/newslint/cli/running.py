"""Code that `check`, `fix` and `score` share: finding the files, writing the report, the exit code."""

import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from enum import IntEnum
from typing import NoReturn, TextIO

from newslint.cli import console
from newslint.cli.choices import COMMAND_LINE, Choices
from newslint.cli.output import check_output, output
from newslint.config import Config, Trust
from newslint.errors import InputError, NewslintError, reason
from newslint.report import visible
from newslint.report.closing import closing, statistics
from newslint.rule import Severity
from newslint.session.find import FoundFiles, find
from newslint.session.interrupt import SIGNALS, Interrupted
from newslint.session.reading import ReadOptions
from newslint.session.reporting import RunReport, Style
from newslint.session.runner import Job
from newslint.session.settings import Settings
from newslint.session.store import Stored
from newslint.session.tally import Tally
from newslint.session.trust import WITHHELD
from newslint.session.workers import Source, workers_for
from newslint.text.compiled import COMPILED

INTERRUPTED = 128  # plus the signal's number: the exit code that shells give to a stopped command


def settings_of(choices: Choices, change: Callable[[Config], Config]) -> Settings:
    """The settings of a run."""
    return Settings(choices.config, isolated=choices.isolated, change=change)


def job_of(choices: Choices, settings: Settings) -> Job:
    """The files to read, and how to read them; ends the command after --show-files or --show-settings."""
    if choices.show_settings:
        _show_settings(choices, settings)
    reading = ReadOptions(choices.format, choices.encoding, choices.timeout or None, choices.max_size or None)
    named = (choices.stdin_filename or "-",) if choices.is_stdin else choices.paths or (".",)
    if choices.is_stdin:
        _warn(settings, named[0])
    if choices.is_stdin and not choices.force_exclude:
        _check_output(choices, named)
        return Job([standard_input(choices)], settings, reading)
    found = find(named, settings.config_in, force_exclude=choices.force_exclude)
    if choices.show_files:
        _show_files(found)
    _check_output(choices, found.files)
    if choices.is_stdin:
        return Job([standard_input(choices)] if found.files else [], settings, reading, found.errors)
    if not (found.files or found.errors or choices.quiet):
        console.say("warning: there are no files to read in " + visible(", ".join(named)))
    files = _announced(
        console.watched(list(found.files), quiet=choices.quiet),
        settings,
        verbose=choices.verbose and not choices.quiet,
    )
    return Job(files, settings, reading, found.errors, _workers(choices, found))


def _workers(choices: Choices, found: FoundFiles) -> int:
    if choices.output_format == "sarif":  # keeps all findings until the end, to choose among them
        return 1
    return workers_for(found.files, choices.jobs)


def standard_input(choices: Choices) -> Stored:
    """Standard input, with the name given by --stdin-filename."""
    return Stored(choices.stdin_filename or "-", sys.stdin.buffer.read())


def style_of(choices: Choices, stream: TextIO | None = None, *, saves: bool = False) -> Style:
    """How outcomes are reported; in colour if their stream is to be coloured.

    Args:
        choices: The choices made on the command line.
        stream: Where findings go; None: standard output.
        saves: True if the run saves changes.
    """
    color = console.wants_color(stream or sys.stdout)
    least = Severity[choices.min_severity.upper()]
    return Style(choices.output_format, color, least, choices.quiet, saves and not choices.quiet)


def report(
    source: Source, choices: Choices, settings: Settings, stream: TextIO | None = None, *, saves: bool = False
) -> Tally:
    """Write findings to the output file, `stream` or standard output, and all else to standard error.

    Ctrl-C and other signals end the command once everything that was done is reported. If the run saves
    changes, a closed pipe or a full disk stops only the report.

    Returns:
        The totals of the outcomes that were reported.
    """
    run_report = RunReport(style_of(choices, stream, saves=saves), settings.rules)
    path = choices.output_file
    try:
        if path is None:
            stopped = _report(source, run_report, stream, saves=saves)
        else:
            with output(path) as file:
                stopped = _report(source, run_report, file, saves=saves)
    except BrokenPipeError:
        if not saves:
            raise
        stopped = None
        sys.stdout = io.StringIO()  # or the interpreter would try to write to it again at exit
    except OSError as error:
        sys.stdout = io.StringIO()  # the same
        _give_up(
            run_report,
            choices,
            InputError(f"cannot write the findings: {reason(error)}", path or "<stdout>"),
        )
    except InputError as error:
        _give_up(run_report, choices, error)
    if stopped is not None:
        sum_up(run_report.tally, choices)
        console.say("interrupted: not everything was checked")
        raise SystemExit(INTERRUPTED + stopped)
    return run_report.tally


def sum_up(tally: Tally, choices: Choices) -> None:
    """Write the totals to standard error, unless they are turned off, and the statistics, if requested."""
    totals = tally.totals()
    if choices.statistics:
        console.write(sys.stderr, statistics(totals))
    if not choices.quiet:
        shown = closing(totals, choices.remedy, color=console.wants_color(sys.stderr))
        console.write(sys.stderr, shown)


def exit_code(tally: Tally, choices: Choices, *, differs: bool | None = None) -> int:
    """2 if something could not be checked; 1 for a warning or an error, or, with `differs`, a difference."""
    if tally.totals().errors:
        return 2
    bad = tally.worst is not None and tally.worst >= Severity.WARNING if differs is None else differs
    return int(bad and not choices.exit_zero)


def _give_up(run_report: RunReport, choices: Choices, error: InputError) -> NoReturn:
    """Report that the findings cannot be written, and which files were fixed nevertheless; exit with 2."""
    console.complain(error)
    if run_report.tally.totals().applied:
        sum_up(run_report.tally, choices)
    raise SystemExit(2)


def _report(source: Source, run_report: RunReport, stream: TextIO | None, *, saves: bool) -> int | None:
    """Write the report. The result is the number of the signal that stopped it, if one did.

    Raises:
        OSError: It could not be written; if the run saves changes, raised once all are saved.
    """
    out, err = console.Outlet(lambda: stream or sys.stdout), console.Outlet(lambda: sys.stderr)
    stopped = None
    with SIGNALS.handled():
        try:
            for text, said in source(run_report):
                out.write(text)
                for line in said:
                    err.write(f"{line}\n")
                if (out.failure or err.failure) and not saves:
                    break
        except KeyboardInterrupt as request:
            stopped = request.number if isinstance(request, Interrupted) else signal.SIGINT
        with suppress(KeyboardInterrupt), SIGNALS.shielded():
            out.write(run_report.end(), at_once=True)
            COMPILED.keep()
    failure = out.failure or (None if saves else err.failure)
    if failure is not None:
        raise failure
    return stopped


def _check_output(choices: Choices, inputs: Iterable[str]) -> None:
    path = choices.output_file
    if path is not None:
        read = (*inputs, *([choices.config] if choices.config else ()))
        console.safely(lambda: check_output(path, read))


def _announced(files: Iterable[str], settings: Settings, *, verbose: bool) -> Iterator[str]:
    """Yield the files, with warnings about their configurations; with `verbose`, name each with its own."""
    for file in files:
        _warn(settings, file)
        if verbose:
            console.say(visible(f"reading {file} (configuration: {_config_path(settings, file)})"))
        yield file


def _warn(settings: Settings, file: str) -> None:
    warned = settings.warning_for(file)
    if warned:
        console.say(visible(f"warning: {warned}"))


def _config_path(settings: Settings, file: str) -> str:
    try:
        return settings.config_for(file).path or "none"
    except NewslintError:
        return "cannot be read"


def _show_files(found: FoundFiles) -> None:
    missing = {file: error for file in found.files for error in _missing(file)}
    errors = (*found.errors, *missing.values())
    for error in errors:
        console.complain(error)
    files = (file for file in found.files if file not in missing)
    console.write(sys.stdout, "".join(f"{visible(file)}\n" for file in files))
    raise SystemExit(2 if errors else 0)


def _missing(file: str) -> Iterator[InputError]:
    """Yield the error for a file that does not exist."""
    try:
        os.stat(file)
    except OSError as error:
        yield InputError(f"cannot be read: {reason(error)}", file)


def _show_settings(choices: Choices, settings: Settings) -> None:
    first = choices.stdin_filename or (choices.paths or (".",))[0]
    place = os.path.join(first, "") if os.path.isdir(first) else first
    config = console.safely(lambda: settings.linter_for(place)).config  # it checks the names of rules
    lines = [f"# configuration file: {config.path or 'none'}"]
    for name, value in config._asdict().items():
        if name not in ("path", "origins", "trust"):
            lines.append(f"{name.replace('_', '-')} = {_shown(value)}  # {_origin(config, name)}")
    console.write(sys.stdout, "".join(f"{visible(line)}\n" for line in lines))
    raise SystemExit(0)


def _origin(config: Config, name: str) -> str:
    """The file that set a value, or where else it is from."""
    origin = config.origins.get(name, "default")
    if origin in ("default", COMMAND_LINE) or config.trust is not Trust.FOUND or name not in WITHHELD:
        return origin
    return f"default; not used, because it is not trusted: {origin}; name it with --config to trust it"


def _shown(value: object) -> str:
    """A setting as JSON; severities and safeties by name."""
    if isinstance(value, IntEnum):
        value = str(value)
    elif isinstance(value, Mapping):
        value = {key: str(item) if isinstance(item, IntEnum) else item for key, item in value.items()}
    return json.dumps(value, default=str, ensure_ascii=False)
