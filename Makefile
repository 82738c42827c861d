# Two commands do everything on a fresh machine: `make demo` and `make test`.
# `make help` lists the rest.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := .demo
MODEL := .model

.PHONY: help setup demo test browser spark postgres check types lint bench model clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## build .venv with the program and what its development needs

# Debian's Python comes without venv; elsewhere whatever python3.11 or newer there is will do.
$(READY): pyproject.toml model/pyproject.toml
	@$(PYTHON) --version >/dev/null 2>&1 || { echo "no $(PYTHON) here: install Python 3.11 or newer, or say make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { echo "$(PYTHON) has no venv module: getting Debian's" >&2; apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ./model --editable '.[reader]' --group dev
	$(BIN)/python -m onrecord.edges.gazetteers
	@touch $@

demo: $(READY) ## read the example stories and draw one claim's chains
	@bash examples/demo.sh $(DEMO) $(BIN)/onrecord

test: $(READY) check browser postgres spark ## lint, types, layers, and all tests
	$(BIN)/pytest -n 2 --dist loadfile -q

# The page is tested in a browser; where none can be had, those tests say so and are skipped.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null || { echo "no Chromium here: getting Debian's" >&2; apt-get update -q && apt-get install -qy --no-install-recommends chromium; } || echo "no Chromium to be had: the tests that drive one are skipped" >&2

# The store on PostgreSQL is tested with a server of the tests' own; where none can be had, those tests say so and are skipped.
postgres:
	@ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v initdb >/dev/null || { echo "no PostgreSQL here: getting Debian's" >&2; apt-get update -q && apt-get install -qy --no-install-recommends postgresql; } || echo "no PostgreSQL to be had: the tests that need a server are skipped" >&2

# So is the runner on Spark, 320 MB that nothing else needs, and Java with it.
spark: $(READY)
	@$(BIN)/python -c 'import pyspark, pandas' 2>/dev/null || { echo "getting PySpark, once" >&2; $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'; } || echo "no PySpark to be had: the tests on Spark are skipped" >&2
	@command -v java >/dev/null || { echo "no Java here: getting Debian's" >&2; apt-get update -q && apt-get install -qy --no-install-recommends openjdk-17-jre-headless; } || echo "no Java to be had: the tests on Spark are skipped" >&2

check: $(READY) lint types ## lint, types and layers alone

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports >/dev/null || $(BIN)/lint-imports

types: $(READY)
	$(BIN)/mypy

bench: $(READY) ## every measure against its floor (needs the development data)
	$(BIN)/python -m bench

model: $(READY) ## train the reader anew; stopped, it goes on where it was (needs the development data; OPEN=1: open data alone)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	$(BIN)/python -m training $(MODEL) $(if $(OPEN),--open-data,--files model/src/onrecord_reader/files)

clean: ## remove what make made
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
