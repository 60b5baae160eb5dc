PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench fuzz train clean

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 16

setup: $(STAMP) ## build .venv from the pinned requirements

$(STAMP): requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the pinned requirements into $(VENV) (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup ## code the stories in examples/ and show their events
	@$(BIN)/dateline code examples --format table

test: setup ## run the tests
	@$(BIN)/python -m pytest

lint: setup ## check style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: setup ## print accuracy and speed (needs ../shared for the outside data)
	@$(BIN)/python -m benchmarks

fuzz: setup ## throw mutated input at the readers, for as long as SECONDS says
	@$(BIN)/python -m benchmarks.fuzz

train: setup ## make the shipped weights anew from training/corpus (a quarter of an hour on two new cores, about an hour on old ones)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[train]"
	@$(BIN)/python -m training.train --output src/dateline/events/model

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
