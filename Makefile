# Every target needs only python3; the environment is made when it is missing and remade when a lock file changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-thorough lint format lock bench holidays screenshots clean

run: .venv/ready
	@$(BIN)/python -m bot.start

test: .venv/ready
	$(BIN)/python -m pytest -n 4 --dist worksteal -m "not thorough" tests

test-thorough: .venv/ready
	$(BIN)/python -m pytest -n 4 --dist worksteal -m thorough tests

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready
	$(BIN)/python -m tests.bench

holidays: .venv/ready
	$(BIN)/python -m tests.holidays_file

screenshots: .venv/ready
	$(BIN)/python -m tests.scenes

lock: .venv/ready
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

.venv: .venv/ready

.venv/ready: requirements-dev.lock
	@echo "Preparing .venv (once; a minute or two)"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv data .pytest_cache .mypy_cache .ruff_cache
