# make run    set up .venv (once) and build data/processed from data/raw;  make run RAW=folder OUT=folder for others
# make test   run the tests
# make test-browser   run those that need a browser (Debian's Chromium, installed where it can be)
# make notebook   export notebooks/ledger.py to Jupyter again
# make lint   style, format and types, as .ci/run does
# make pins   pin the dependencies of pyproject.toml again

SHELL := /bin/sh
RAW ?= data/raw
OUT ?= data/processed
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP = .venv/bin/python -m pip --disable-pip-version-check --no-input -q
PIN = .venv/bin/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--no-annotate --no-header --no-config

.PHONY: run test test-browser notebook lint pins clean

run: .venv/installed
	@.venv/bin/python -m flows build --raw "$(RAW)" --processed "$(OUT)"

test: .venv/installed-dev
	@.venv/bin/python -m pytest

test-browser: .venv/installed-dev
	@browser="$$(tests/browser/find-chromium)" && CHROMIUM="$$browser" .venv/bin/python -m pytest tests/browser

notebook: .venv/installed-dev
	@.venv/bin/marimo -y export ipynb notebooks/ledger.py --sort topological -f -o notebooks/ledger.ipynb

lint: .venv/installed-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

.venv/installed: requirements.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "duban needs Python 3.11 or newer: install it, or name it with  make run PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "setting up .venv (once) …"
	@test -x .venv/bin/python || "$(PYTHON)" -m venv .venv
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch .venv/installed

.venv/installed-dev: .venv/installed requirements-dev.txt
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch .venv/installed-dev

pins: .venv/installed-dev
	$(PIN) --all-build-deps -o requirements.txt pyproject.toml
	$(PIN) --all-build-deps --extra dev --extra notebook -o requirements-dev.txt pyproject.toml

clean:
	rm -rf .venv
