# Everything runs in .venv, which is made here and kept up to date with pyproject.toml.
# You need git, make and Python 3.11 or newer; another interpreter is named with `make test PYTHON=python3.13`.

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

help:  ## Say what there is to make
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

demo: $(VENV)/.installed  ## Check and repair the example articles
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@for folder in fixtures/dirty/*/; do for article in $$folder/article.*; do \
	  cp $$article $(DEMO)/$$(basename $$folder).$${article##*.}; done; done
	@echo "== newslint check: what is wrong with the example articles"
	@cd $(DEMO) && $(CURDIR)/$(BIN)/newslint check --isolated --exit-zero --output-format concise *.*
	@echo
	@echo "== newslint fix --diff: what would be repaired"
	@cd $(DEMO) && $(CURDIR)/$(BIN)/newslint fix --isolated --exit-zero --diff *.*
	@echo
	@echo "== newslint fix: repaired in $(DEMO)"
	@cd $(DEMO) && $(CURDIR)/$(BIN)/newslint fix --isolated --exit-zero --output-format summary *.*

test: $(VENV)/.developed  ## Run the quick tests, in two minutes; those left out are counted at the end
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup --quick

test-all: $(VENV)/.developed  ## Run all tests: real installs, servers and scores on real articles, too
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup

languagetool: $(VENV)/.installed  ## Fetch a LanguageTool server for the tests and for you, with Maven, into build/languagetool
	@$(BIN)/python tools/languagetool.py build/languagetool

check: $(VENV)/.developed  ## Look at format, habits, types, layers and the rules' pages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python docs/build_rules.py --check

docs: $(VENV)/.developed  ## Write the rules' pages and the picture, and build the site in build/site
	@$(BIN)/python docs/build_rules.py
	@$(BIN)/python tools/picture.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "The documentation is in build/site/index.html"

soak: $(VENV)/.developed  ## Try newslint on damaged and hostile texts: make soak N=100000 FIRST=0
	@$(BIN)/python tools/soak.py $(N) $(FIRST)

fuzz: $(VENV)/.developed  ## Let a fuzzer look for broken promises, a minute for each kind of input; SECONDS=60
	@$(PIP) --editable '.[fuzz]' || echo "atheris cannot be installed here; inputs are changed by chance"
	@for target in text markdown html jsonl config card; do \
	  $(BIN)/python tools/fuzz.py $$target $(SECONDS) || exit 1; done

accept: $(VENV)/.developed  ## Take what newslint says now as the expectation; read the difference
	@$(BIN)/python tools/accept.py
	@$(BIN)/python tools/picture.py
	@git --no-pager diff --stat -- fixtures docs/assets

bench: $(VENV)/.installed  ## Measure newslint beside other tools; BENCH=--quick takes a minute and writes no page
	@$(BIN)/python benchmarks/bench.py $(BENCH)

bench-rules: $(VENV)/.installed  ## Measure what each rule costs, and how often its triggers are hit
	@$(BIN)/python benchmarks/bench_rules.py $(BENCH)

bench-against: $(VENV)/.installed  ## Compare the speed with that of another commit: make bench-against REV=<commit>
	@$(BIN)/python benchmarks/against.py "$(REV)" $(BENCH)

new-rule: $(VENV)/.installed  ## Start a rule: make new-rule NAME=category/name
	@$(BIN)/python tools/new_rule.py "$(NAME)"

train: $(VENV)/.developed  ## Learn the weights of lines on whole pages again, in ten minutes: make train DATA=<folder>
	@$(BIN)/python tools/train_lines.py "$(DATA)"

clean:  ## Remove what was made here
	@rm -rf $(VENV) build dist

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newslint needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; name another with PYTHON=...")'
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing newslint into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.developed: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing newslint and what its tests and documentation need into $(VENV)"
	@$(PIP) --editable '.[test,check,docs]'
	@touch $@ $(VENV)/.installed
