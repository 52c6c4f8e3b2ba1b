# make demo    the main job, in a small world of invented companies
# make find    the same for a real company: make find NAME="..." COMPANY="..." ROLE="..." ON=2026-11-18
# make test    lint, types, layers, tests, doctests
# All of it lives in .venv beside this file; `make clean` removes it.

PYTHON ?= python3
SECONDS ?= 600
PAGES ?= ../shared/data/contact_pages
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DELETE_ON_ERROR:
.PHONY: demo find purpose test lint real bench bench-start chaos cluster eval-formats eval-contacts eval-mail eval-company eval-mx
.PHONY: fuzz trial pictures readme pins ci-tools clean

demo: $(VENV)/app
	@$(BIN)/openline demo

find: purpose $(VENV)/app
	@$(BIN)/openline find $(if $(NAME),"$(NAME)") --company "$(COMPANY)" --role "$(ROLE)" --on "$(ON)" $(ARGS)

purpose:
	@test -n "$(COMPANY)" && test -n "$(ROLE)" && test -n "$(ON)" || { \
	  echo 'make find NAME="Jim Carter" COMPANY="Synergistics" ROLE="Project Manager" ON=2026-11-18' >&2; exit 2; }

test: lint
	@$(BIN)/python -m pytest

lint: $(VENV)/dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# The sites of ../shared/data/contact_pages (or PAGES=FOLDER) through the whole flow; nothing of them is kept here.
real: $(VENV)/dev
	@$(BIN)/python -m tests.real $(PAGES)

bench-start: $(VENV)/dev
	@$(BIN)/python -m tests.bench_start

eval-formats: $(VENV)/dev
	@$(BIN)/python -m tests.evaluation.eval_formats $(if $(CV),--cross-validated)

eval-contacts: $(VENV)/dev
	@$(BIN)/python -m tests.evaluation.eval_contacts

eval-mail: $(VENV)/dev
	@$(BIN)/python -m tests.evaluation.eval_mail
	@$(BIN)/python -m tests.evaluation.mail_speed

eval-company: $(VENV)/dev
	@$(BIN)/python -m tests.evaluation.eval_company

eval-mx: $(VENV)/dev
	@$(BIN)/python -m tests.evaluation.eval_mx

# The readers of pages and of mail on what nobody would write: three times so many seconds.
fuzz: $(VENV)/dev .venv-fuzz/here
	@$(BIN)/python -m tests.fuzz.pages_by_hypothesis $(SECONDS)
	@PYTHONPATH=.venv-fuzz $(BIN)/python -m tests.fuzz.pages_by_coverage -max_total_time=$(SECONDS) -print_final_stats=1
	@PYTHONPATH=.venv-fuzz $(BIN)/python -m tests.fuzz.mail_by_coverage -max_total_time=$(SECONDS) -print_final_stats=1

.venv-fuzz/here: requirements/fuzz.txt $(VENV)/dev
	@$(PIP) --require-hashes --no-deps --upgrade --target .venv-fuzz -r requirements/fuzz.txt
	@touch $@

# A batch beside what it must take; Prefect's share, memory, a second worker, second looks, four writers: 15 minutes.
bench: $(VENV)/dev
	@$(BIN)/python -m tests.bench $(or $(CASES),1000) $(or $(COMPANIES),200)

# Harm at random moments of a batch; goes on where chaos.jsonl ends.
chaos: $(VENV)/dev
	@$(BIN)/python -m tests.chaos $(or $(ROUNDS),20)

# PostgreSQL, Prefect's server and several workers on loopback; a batch in parts.
cluster: $(VENV)/dev
	@$(BIN)/python -m tests.cluster $(or $(WORKERS),2)

# A schedule in the demo's world: how soon a change is told; docs/changes-*.png.
trial: $(VENV)/dev
	@$(BIN)/python -m tests.schedule_trial

readme: $(VENV)/dev
	@$(BIN)/python -m tests.readme

pictures: $(VENV)/dev
	@$(BIN)/python -m tests.pictures

# --- setting up

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "openline needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "This Python cannot make environments: install the package python3-venv, then run make again." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/app: requirements/app.txt pyproject.toml | $(BIN)/python
	@echo "Installing openline into $(VENV); the first time takes a minute or two."
	@$(PIP) --require-hashes --no-deps -r requirements/app.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/app
	@echo "Installing the tools of the tests into $(VENV)."
	@$(PIP) --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

# What the tests want from Debian; without it they skip, with a sentence. Needs root.
ci-tools:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$(cat requirements/debian.txt) >/dev/null

# Every package that is wanted is pinned, so that pip need not look (and it stumbles over pins that are not the newest).
# Needs uv. No address of a registry is written.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade
pins:
	$(COMPILE) pyproject.toml requirements/build.in --output-file requirements/app.txt
	$(COMPILE) pyproject.toml requirements/build.in --extra dev --constraint requirements/app.txt --output-file requirements/dev.txt

clean:
	rm -rf $(VENV) .venv-fuzz
