# Drumbeat. `make run` installs, builds, migrates, loads the demo once and serves; PORT changes the port.
.DEFAULT_GOAL := run
.PHONY: run test test-fast dev check fix gen area bench web clean
MAKEFLAGS += --no-print-directory
PY := .venv/bin/python

run:            ## everything from a fresh clone to a running product
	@scripts/bootstrap run
	@$(PY) -m scripts.fonts & $(PY) -m scripts.web build && wait
	@exec $(PY) -m drumbeat up

dev:            ## server and web with reload
	@scripts/bootstrap dev
	@$(PY) -m scripts.fonts || true
	@exec $(PY) -m scripts.dev

test:           ## everything CI runs
	@scripts/bootstrap test
	@$(PY) -m scripts.fonts
	@$(PY) -m scripts.run_tests

test-fast:      ## the part to run while working, under 90 seconds
	@scripts/bootstrap dev
	@$(PY) -m scripts.fonts
	@$(PY) -m scripts.run_tests --fast

check:          ## format, lint, types, import order, generated files, migrations, translations
	@scripts/bootstrap dev
	@$(PY) -m scripts.run_checks

fix:            ## what formatters and linters can repair by themselves
	@scripts/bootstrap dev
	@$(PY) -m scripts.run_checks --fix

gen:            ## openapi.json, schema.d.ts, code map, permissions, events
	@scripts/bootstrap dev
	@$(PY) -m scripts.gen

area:           ## make area name=budget noun=line
	@scripts/bootstrap dev
	@$(PY) -m scripts.area "$(name)" $(noun)

bench:          ## make bench NAME=cpm; prints one JSON line last
	@scripts/bootstrap dev
	@exec $(PY) -m bench.$(NAME)

web:            ## build the browser half, when its sources changed, and fetch the fonts of documents
	@scripts/bootstrap run
	@$(PY) -m scripts.fonts & $(PY) -m scripts.web build && wait

clean:          ## built files and caches; never data
	@rm -rf web/dist web/node_modules web/tooling/node_modules drumbeat/static_web .cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis test-results
