# Tracker from a fresh checkout: git, make and Python 3.11 or newer are enough.
# Everything is installed into .venv from the lock files, each download checked against its hash.

PYTHON ?= python3
UV     ?= uv
# Twice as many as processors: much of a test's time is waiting for a screen to come to rest.
JOBS   ?= $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')
# Options for one run, for example: make run ARGS="--db cases.db"   make pytest ARGS="-k clocks"
ARGS   ?=

VENV := .venv
BIN  := $(VENV)/bin
PY   := $(BIN)/python
PIP  := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --require-hashes

# A stamp is newer than the lock file it was installed from; a changed lock installs again.
VENV_MADE := $(VENV)/.stamp-venv
RUN_READY := $(VENV)/.stamp-run
DEV_READY := $(VENV)/.stamp-dev

COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo run test lint pytest bench lock clean

help: ## Show this list
	@echo "Tracker. What make can do here:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'
	@echo "Another Python: make demo PYTHON=python3.12"

demo: $(RUN_READY) ## Install what is needed, then open the demonstration years
	@$(PY) -m compileall -q tracker db themes
	@$(PY) -m tracker demo $(ARGS)

run: $(RUN_READY) ## Open Tracker on your own file
	@$(PY) -m tracker $(ARGS)

test: $(DEV_READY) ## Everything that must hold: style, types, walls, tests
	@$(MAKE) --no-print-directory -j 2 lint pytest || { \
		echo "Not everything holds: what does not is said above." >&2; exit 1; }

lint: $(DEV_READY) ## Style, types and walls only
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(BIN)/lint-imports

pytest: $(DEV_READY) ## The tests only
	$(PY) -m pytest -n $(JOBS) --maxprocesses 8 --dist loadgroup $(ARGS)

bench: $(DEV_READY) ## Measure speed on this machine
	@$(PY) -m compileall -q tracker db themes
	$(PY) -m tests.bench $(ARGS)

lock: ## Write the lock files anew (newer versions: make lock UPGRADE=--upgrade)
	@command -v $(UV) >/dev/null 2>&1 || { \
		echo "The lock files are written by uv, and '$(UV)' is not on this machine." >&2; \
		echo "Install uv (for example: $(PYTHON) -m pip install --user uv) or say where it is: make lock UV=/path/to/uv" >&2; \
		exit 1; }
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove .venv, caches and built files (never a database)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache snapshot_report.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV_MADE):
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "Tracker needs Python 3.11 or newer, and '$(PYTHON)' was not found. Say where it is: make demo PYTHON=/path/to/python3" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Tracker needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name a newer one: make demo PYTHON=python3.12" >&2; \
		exit 1; }
	@if [ -x $(PY) ] && ! $(PY) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "Making .venv again: the one here is broken or older than Python 3.11."; rm -rf $(VENV); fi
	@[ -x $(PY) ] || $(PYTHON) -m venv $(VENV) || { \
		rm -rf $(VENV); \
		echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
	@touch $@

$(RUN_READY): requirements.lock $(VENV_MADE)
	@echo "Installing from requirements.lock (the first time takes about a minute) ..."
	@$(PIP) -r requirements.lock
	@touch $@

# The development lock holds every run-time pin too, so both stamps are fresh afterwards.
$(DEV_READY): requirements.lock requirements-dev.lock $(VENV_MADE)
	@echo "Installing from requirements-dev.lock (the first time takes about a minute) ..."
	@$(PIP) -r requirements-dev.lock
	@touch $(RUN_READY) $@
