# `make run` starts the site, `make test` runs everything that CI runs. Both set up what is missing.
SHELL := /bin/bash
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c "$(FITS)" >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin

.PHONY: help run test setup setup-test build check prove lint types layers migrations operator bench bench-scale lock clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## set up what is missing and start the site
	@exec $(BIN)/python manage.py serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

setup:
	@test -n "$(PYTHON)" || { echo "setup     Python 3.11, 3.12 or 3.13 is missing. As root: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) setup/prepare.py run

setup-test:
	@test -n "$(PYTHON)" || { echo "setup     Python 3.11, 3.12 or 3.13 is missing. As root: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) setup/prepare.py test

build: setup ## build the front end and the translations

test: setup-test check ## everything that CI runs
	@PATH="$(CURDIR)/.setup/node/bin:$$PATH" npm --prefix frontend test
	@$(BIN)/python -m tests.side_by_side

check: lint types layers migrations ## what needs no running services
	@$(BIN)/python manage.py check --fail-level ERROR
	@$(BIN)/python manage.py check_content

prove: setup-test ## prove every lab in full: right files, mistakes, mutants
	@$(BIN)/python manage.py check_content --prove --again

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/mypy config accounts curriculum quizzes labs progress

layers:
	@$(BIN)/lint-imports --no-logo

migrations:
	@$(BIN)/python manage.py makemigrations --check --dry-run --verbosity 1

operator: ## make EMAIL=you@example.org an operator
	@$(BIN)/python manage.py grant_role "$(EMAIL)" operator mentor

bench: setup-test ## measure, and write bench/results.json
	@$(BIN)/python -m bench

bench-scale: setup-test ## pages with 100,000 learners against 100; writes bench/results-scale.json
	@$(BIN)/python -m bench scale

lock: ## resolve the lock files again
	@cd requirements && for name in app runtime runtime-gpu node dev; do \
	  ../$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet \
	    $$name.in -o $$name.txt; done

clean: ## remove everything that set-up made (not the data folder)
	@rm -rf .venv .runtime .setup static-collected frontend/node_modules frontend/dist
