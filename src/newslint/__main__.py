"""`python -m newslint` is the command `newslint`."""

from newslint.cli import process

process(prog_name="newslint")
