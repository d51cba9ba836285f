"""Prints the cost of linting and scanning texts with the installed newslint, as JSON, for `against.py`."""

import json
import sys
import time
from pathlib import Path

from newslint import Linter
from newslint.catalogue.signals import signal_of
from newslint.scan import Scanner


def main() -> None:
    """Milliseconds of processor time for 1 MB, for each kind of text, after everything has run once."""
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    linter = Linter()
    scanner = Scanner([signal_of(rule) for rule in linter.rules], "hyperscan")
    figures = {}
    for name, some in texts.items():
        data = [text.encode("utf-8", "surrogatepass") for text in some]
        megabytes = sum(map(len, data)) / 1e6
        for kind, work, things in (("lint", linter.lint, some), ("scan", scanner.scan, data)):
            for thing in things:
                work(thing)
            start = time.process_time()
            for thing in things:
                work(thing)
            figures[f"{kind} {name}"] = (time.process_time() - start) * 1000 / megabytes
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
