# Everything runs in .venv, which is made here and kept up to date with pyproject.toml.
# You need git, make and Python 3.11 or newer. To use another interpreter: `make test PYTHON=python3.13`.

PYTHON ?= python3
VENV ?= .venv
DEMO = build/demo
N ?= 2000
FIRST ?= 0
SECONDS ?= 60
DATA ?= ../shared/data
ifeq ($(OS),Windows_NT)
  BIN = $(VENV)/Scripts
else
  BIN = $(VENV)/bin
endif
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL = help
.PHONY: help demo test test-all languagetool check docs accept soak fuzz bench bench-rules bench-against new-rule train clean

help:  ## List these commands
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

demo: $(VENV)/.installed  ## Check and repair the example articles
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@for folder in fixtures/dirty/*/; do for article in $$folder/article.*; do \
	  cp $$article $(DEMO)/$$(basename $$folder).$${article##*.}; done; done
	@echo "== newslint check: what is wrong with the example articles (the first run takes half a minute)"
	@cd $(DEMO) && $(CURDIR)/$(BIN)/newslint check --isolated --exit-zero --output-format concise *.*
	@echo
	@echo "== newslint fix --diff: what would be repaired"
	@cd $(DEMO) && $(CURDIR)/$(BIN)/newslint fix --isolated --exit-zero --diff *.*
	@echo
	@echo "== newslint fix: repaired in $(DEMO)"
	@cd $(DEMO) && $(CURDIR)/$(BIN)/newslint fix --isolated --exit-zero --output-format summary *.*

test: $(VENV)/.developed  ## Run the quick tests, in two minutes; the end of the output counts the skipped tests
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup --quick

test-all: $(VENV)/.developed  ## Run all tests, including real installs, servers and scores on real articles
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup

languagetool: $(VENV)/.installed  ## Download a LanguageTool server into build/languagetool, with Maven
	@$(BIN)/python tools/languagetool.py build/languagetool

check: $(VENV)/.developed  ## Check format, lint, types, layers and the pages of the rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python docs/build_rules.py --check

docs: $(VENV)/.developed  ## Generate the pages of the rules and the picture, and build the site in build/site
	@$(BIN)/python docs/build_rules.py
	@$(BIN)/python tools/picture.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "The documentation is in build/site/index.html"

soak: $(VENV)/.developed  ## Try newslint on damaged and hostile texts: make soak N=100000 FIRST=0
	@$(BIN)/python tools/soak.py $(N) $(FIRST)

fuzz: $(VENV)/.developed  ## Fuzz each kind of input for a minute to find broken promises; SECONDS=60
	@$(PIP) --editable '.[fuzz]' || echo "atheris cannot be installed here; inputs are changed at random"
	@for target in text markdown html jsonl config card; do \
	  $(BIN)/python tools/fuzz.py $$target $(SECONDS) || exit 1; done

accept: $(VENV)/.developed  ## Accept the current output as expected in the fixtures; read the diff
	@$(BIN)/python tools/accept.py
	@$(BIN)/python tools/picture.py
	@git --no-pager diff --stat -- fixtures docs/assets

bench: $(VENV)/.installed  ## Compare the speed with other tools; BENCH=--quick takes a minute and writes no page
	@$(BIN)/python benchmarks/bench.py $(BENCH)

bench-rules: $(VENV)/.installed  ## Measure the cost of each rule, and how often its triggers occur
	@$(BIN)/python benchmarks/bench_rules.py $(BENCH)

bench-against: $(VENV)/.installed  ## Compare the speed with that of another commit: make bench-against REV=<commit>
	@$(BIN)/python benchmarks/against.py "$(REV)" $(BENCH)

new-rule: $(VENV)/.installed  ## Create a card: make new-rule NAME=category/name
	@$(BIN)/python tools/new_rule.py "$(NAME)"

train: $(VENV)/.developed  ## Train the weights for lines of whole pages, in ten minutes: make train DATA=<folder>
	@$(BIN)/python tools/train_lines.py "$(DATA)"

clean:  ## Delete everything that make created
	@rm -rf $(VENV) build dist

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newslint needs Python 3.11 or newer, but $(PYTHON) is " + sys.version.split()[0] + "; name another one with PYTHON=...")'
	@echo "Creating a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing newslint into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.developed: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing newslint and the tools for tests and documentation into $(VENV)"
	@$(PIP) --editable '.[test,check,docs]'
	@touch $@ $(VENV)/.installed
