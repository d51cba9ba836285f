"""Changes a module in one place at a time, runs tests, and prints the changes that no test detects.

Usage: python tools/mutants.py MODULE SECONDS TEST...
For example: python tools/mutants.py proof.py 600 tests/test_proof.py tests/test_fixing.py
"""

import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
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
    """Yield each changed module, with the number and the text of the line that was changed."""
    tree = ast.parse(source)
    for number in range(len(list(ast.walk(tree)))):
        other = copy.deepcopy(tree)
        node = list(ast.walk(other))[number]
        if changed(node):
            line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
            yield line, source.splitlines()[line - 1].strip(), ast.unparse(ast.fix_missing_locations(other))


def is_noticed(folder: Path, tests: list[str]) -> bool:
    """True if a test fails with the newslint in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", "--quick", *tests],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        timeout=300,
        check=False,
    )
    return done.returncode != 0


def main(arguments: list[str]) -> None:
    """Print the changes that no test detects, and their number."""
    module, seconds, *tests = arguments
    until = time.monotonic() + float(seconds)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(ROOT / "src", folder / "src")
        (folder / "rules").symlink_to(ROOT / "rules")
        path = folder / "src" / "newslint" / module
        source = path.read_text(encoding="utf-8")
        if is_noticed(folder, tests):
            sys.exit("the tests fail without a change")
        todo, tried, kept = list(mutants(source)), 0, 0
        Random(0).shuffle(todo)  # noqa: S311 -- a sample if the time does not suffice for all
        for line, text, mutant in todo:
            if time.monotonic() > until:
                break
            path.write_text(mutant, encoding="utf-8")
            tried += 1
            if not is_noticed(folder, tests):
                kept += 1
                print(f"{module}:{line}: not noticed: {text}", flush=True)
        print(f"{module}: {tried} of {len(todo)} changes tried, {tried - kept} noticed")


if __name__ == "__main__":
    main(sys.argv[1:])
