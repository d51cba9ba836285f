"""`python -m newslint` is the command `newslint`."""

from newslint.cli.group import main

main(prog_name="newslint")
