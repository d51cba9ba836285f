"""`python -m newslint` is the command `newslint`."""

from newslint.cli import main

main(prog_name="newslint")
