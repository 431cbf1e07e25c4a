# `make` runs lint, types and tests; the rest is for daily work.
.PHONY: all test build lint types quick lock

all: test

test:
	bash tests/run

build:
	.venv/bin/kg build

lint:
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/kg lint

types:
	.venv/bin/mypy

quick:
	.venv/bin/pytest -n 2 -m "not browser"

# The locked versions, with hashes and without the address of any index.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --extra check --extra serve pyproject.toml requirements-build.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --extra check --extra cluster --extra serve --extra dev pyproject.toml requirements-build.in -o requirements-dev.txt
