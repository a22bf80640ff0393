# The few commands a person types. Each works on a bare machine: what is missing is fetched.
SHELL := /bin/bash
PYTHON ?= python3
ONLY ?=
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := .venv/bin/

.PHONY: setup demo test check bench content conformance browser lock translations clean

setup: .venv/.ready

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv

.venv/.ready: requirements.lock pyproject.toml $(if $(findstring .uv,$(UV)),.uv/bin/uv)
	test -x .venv/bin/python || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python .venv/bin/python --no-deps --editable .
	$(RUN)python -m app.translations
	touch $@

demo: setup
	$(RUN)peerment demo

test: setup
	$(RUN)python -m pytest $(ONLY)

check: setup content
	$(RUN)ruff format --check .
	$(RUN)ruff check .
	$(RUN)mypy
	$(RUN)lint-imports --config pyproject.toml
	@if [ -x $(RUN)hadolint ]; then $(RUN)hadolint Containerfile; fi

bench: setup
	$(RUN)python -m tests.bench

content: setup
	$(RUN)python -m app.content

conformance: setup
	$(RUN)python -m pytest tests/conformance

lock: $(if $(findstring .uv,$(UV)),.uv/bin/uv)
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --all-extras --group test pyproject.toml -o requirements.lock

translations: setup
	@mkdir -p .cache
	$(RUN)pybabel -q extract -F babel.cfg --no-wrap --sort-by-file --project PeerMent -k ngettext:1,2 -k Refusal -k NotAllowed -k NotFound -k SignedOut -k Unavailable -k TooOften -k Problem:2 -k add:2 -k says -k later -o .cache/messages.pot app components models pages
	$(RUN)pybabel -q update --no-wrap --no-fuzzy-matching -i .cache/messages.pot -d assets/locales
	$(RUN)python -m app.translations

clean:
	rm -rf .venv .uv
