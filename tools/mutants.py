"""Changes a module in one place at a time, runs tests, and prints the changes that no test detects.

Usage: python tools/mutants.py MODULE[:LINE,LINE...] SECONDS TEST...
For example: python tools/mutants.py proof.py 600 tests/test_proof.py tests/test_budget.py

With lines, only these are changed. TEST is any argument of pytest. The tests of each change run in a fork of
this process, so that pytest is imported once; they share a cache, so that the rules' cards are read once.
"""

import ast
import copy
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import hypothesis  # noqa: F401 -- imported here once for all forks
import pytest

SLOWER = 4  # times as long as without a change: then the change is detected
START = 5.0  # seconds more, since other work may slow a run down
MEMORY = 8 << 30  # bytes; a change may make a loop endless
PYTEST = "-q -x -p no:cacheprovider --quick -W ignore::pytest.PytestAssertRewriteWarning".split()
ROOT = Path(__file__).parent.parent
COPY = ROOT / "build" / "mutants"
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}
RENAMED = {"max": "min", "min": "max", "any": "all", "all": "any", "bisect_left": "bisect_right"}


def changed(node: ast.AST) -> bool:
    """Change a node; the result is whether that was possible."""
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in SWAPPED:
            node.ops[0] = SWAPPED[type(op)]()  # type: ignore[call-overload]  # an operator for an operator
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPPED:
            node.op = SWAPPED[type(op)]()  # type: ignore[assignment]  # an operator for an operator
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
        case ast.Name(id=name, ctx=ast.Load()) if name in RENAMED:
            node.id = RENAMED[name]
        case ast.comprehension(ifs=[_, *_]):
            node.ifs = node.ifs[1:]
        case ast.If():
            node.test = ast.Constant(value=False)
        case ast.IfExp():
            node.body = node.orelse
        case _:
            return False
    return True


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield each changed module, with the number of the line that was changed, and the change."""
    tree = ast.parse(source)
    for number, old in enumerate(ast.walk(tree)):
        if changed(copy.deepcopy(old)):  # a copy of the whole tree takes longer
            other = copy.deepcopy(tree)
            node = list(ast.walk(other))[number]
            before = shown(node)
            changed(node)
            line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
            mutant = ast.unparse(ast.fix_missing_locations(other))
            yield line, f"{before} -> {shown(node)}", mutant


def shown(node: ast.AST) -> str:
    """The first line of a node's code."""
    return ast.unparse(node).strip().partition("\n")[0]


def run_tests(tests: list[str], *, quiet: bool) -> None:
    """End this process with the exit code of tests of the copy."""
    os.setsid()  # so that it can be killed with its children
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if quiet:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
    os.chdir(ROOT)
    sys.path.insert(0, str(COPY / "src"))
    os.environ["PYTHONPATH"] = str(COPY / "src")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # they take longer to load than most tests to run
    os.environ["NEWSLINT_TESTS_CACHE"] = str(COPY / "cache")
    code = 1
    try:
        code = int(pytest.main([*PYTEST, *tests]))
    finally:
        sys.stdout.flush()
        os._exit(code)


def is_detected(tests: list[str], most: float = 900, *, quiet: bool = True) -> bool:
    """True if a test fails with the copy, or if the tests take more than `most` seconds."""
    child = os.fork()
    if not child:
        run_tests(tests, quiet=quiet)
    until = time.monotonic() + most
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status != 0
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
        time.sleep(0.02)


def copied() -> Path:
    """The folder with a copy of newslint, in which an earlier run may have left a cache."""
    shutil.rmtree(COPY / "src", ignore_errors=True)
    shutil.copytree(ROOT / "src", COPY / "src")
    if not (COPY / "rules").exists():
        (COPY / "rules").symlink_to(ROOT / "rules")
    return COPY


def write(path: Path, mutant: str) -> None:
    """Replace a module, but not its time: the pack of the cards is made again if the code is newer."""
    times = path.stat()
    path.write_text(mutant, encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()


def main(arguments: list[str]) -> None:
    """Print the changes that no test detects, and their number."""
    named, seconds, *tests = arguments
    module, _, lines = named.partition(":")
    wanted = {int(line) for line in lines.split(",") if line}
    until = time.monotonic() + float(seconds)
    path = copied() / "src" / "newslint" / module
    todo = [one for one in mutants(path.read_text(encoding="utf-8")) if not wanted or one[0] in wanted]
    most = 0.0
    for _ in range(2):  # the first run may have to read the cards
        begun = time.monotonic()
        if is_detected(tests, quiet=False):
            sys.exit("the tests fail without a change")
        most = (time.monotonic() - begun) * SLOWER + START
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # so that no changed module is taken for another
    sys.dont_write_bytecode = True
    tried = kept = 0
    Random(0).shuffle(todo)  # noqa: S311 -- a sample if the time does not suffice for all
    for line, change, mutant in todo:
        if time.monotonic() > until:
            break
        write(path, mutant)
        tried += 1
        if not is_detected(tests, most):
            kept += 1
            print(f"{module}:{line}: not detected: {change}", flush=True)
    print(f"{module}: {tried} of {len(todo)} changes tried, {tried - kept} detected")


if __name__ == "__main__":
    main(sys.argv[1:])
