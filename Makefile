# Two commands are enough on a fresh machine: `make run`, `make test`. Each target makes what it needs.
# Needs: make, bash, Python 3.11 or later with venv. `make PYTHON=python3.12 …` uses another Python.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
DONE := $(VENV)/.setup-done
PIP_QUIETLY := --quiet --disable-pip-version-check
OUT ?= out

export PYTHONUTF8 := 1
# What was compiled once is kept, whatever the shell says: every program that a test starts would compile it anew.
unexport PYTHONDONTWRITEBYTECODE

CHECK_PYTHON = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Clerk needs Python 3.11 or later, and “$(PYTHON)” is $$($(PYTHON) --version 2>/dev/null || echo not here)." >&2; \
	echo "Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }

.PHONY: help setup run test lint format bench effort soak validate pictures bundle lock clean

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-9s %s\n", $$1, $$2}' Makefile

setup: $(DONE)  ## make .venv with the locked dependencies and the `clerk` command

# The stamp is written last: a set-up that was broken off is done again. The hashes come from the lock, and the project
# itself is built with the locked hatchling, so nothing is fetched that the lock does not name.
$(DONE): pyproject.toml requirements.lock packaging/system-libraries.sh
	@$(CHECK_PYTHON)
	@bash packaging/system-libraries.sh install $(PYTHON)
	@test -x $(PY) && $(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { \
	  echo "Python could not make an environment. On Debian or Ubuntu: sudo apt-get install -y python3-venv" >&2; exit 1; }
	@echo "Installing the locked dependencies into $(VENV) (a minute or two the first time) …"
	@$(PY) -m pip install $(PIP_QUIETLY) --require-hashes -r requirements.lock
	@$(PY) -m pip install $(PIP_QUIETLY) --no-deps --no-build-isolation --editable .
	@bash packaging/system-libraries.sh check $(PY)
	@touch $@

run: setup  ## open the sample meeting; without a display, play it and leave documents and pictures in out/
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  QT_QPA_PLATFORM=offscreen $(VENV)/bin/clerk demo --out $(OUT); \
	  echo "There is no display here, so the sample was played through the real windows, offscreen."; \
	  echo "Word, PDF and pictures are in $(OUT)/:"; ls -1 $(OUT) | sed 's/^/  /'; \
	else $(VENV)/bin/clerk --sample; fi

lint: setup  ## rules, layout and types
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: setup  ## let ruff mend what it can
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

# Two workers for the two cores of the machine that CI has. What was skipped, and for want of what, is said by
# tests/conftest.py at the end of the run, so that pytest's closing line stays the last one.
test: lint  ## all that CI checks
	@$(PY) -m pytest -n 2

bench: setup  ## timed runs, with figures for docs/performance.md
	@if [ -d tests/bench ]; then $(PY) -m pytest -n 0 -m bench --benchmark-only -s tests/bench; \
	else echo "There is nothing in tests/bench yet."; fi

effort: setup  ## keys for a character of the minutes, typed in the real window; SCRIPT=path.json: of one meeting
	@$(PY) -m tests.effort $(SCRIPT) $(if $(KEYS),--keys)

soak: setup  ## kills, full disks, long fuzzing, with figures for docs/reliability.md
	@$(PY) -m pytest -n 0 -m soak -s
	@HYPOTHESIS_PROFILE=deep $(PY) -m pytest -n 2 -m 'hypothesis and not soak and not bench'

validate: setup  ## document validators over what `clerk demo` makes (needs npm; fetches them once into .validate/)
	@$(PY) packaging/validate.py

pictures: setup  ## the pictures of the README and the guide, from the real windows; REVIEW=folder: a whole meeting in every look
	@$(PY) packaging/make_pictures.py $(if $(REVIEW),--review $(REVIEW))

bundle:  ## a program that runs without Python, in dist/clerk/, tried from inside
	@$(CHECK_PYTHON)
	@bash packaging/system-libraries.sh install $(PYTHON)
	@$(PYTHON) packaging/bundle.py

# uv resolves for every platform at once. Its header would repeat the command line, and with it any registry that this
# machine is set up for: the header names this target instead. `make lock UPGRADE=--upgrade` takes the newest of everything.
UPGRADE ?=
LOCK = .lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)
lock: .lock-venv/bin/uv  ## pin the dependencies again, with hashes
	@$(LOCK) pyproject.toml --group pyproject.toml:dev --output-file requirements.lock
	@$(LOCK) pyproject.toml packaging/bundle-requirements.in --constraints requirements.lock --output-file packaging/requirements.lock
	@! grep -nE '://|--(extra-)?index' requirements.lock packaging/requirements.lock || { echo "A lock names a registry." >&2; exit 1; }

.lock-venv/bin/uv:
	@$(PYTHON) -m venv .lock-venv
	@.lock-venv/bin/python -m pip install $(PIP_QUIETLY) uv

clean:  ## remove everything that make made
	rm -rf $(VENV) .lock-venv .bundle-venv .validate build dist out .benchmarks .hypothesis .pytest_cache .mypy_cache .ruff_cache
	find clerk tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
