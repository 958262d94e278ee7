# `make demo` sets up and does the main job on real data; `make test` sets up and passes the tests.
# Needs Python 3.11 or newer, pip, git and make; nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
# More than the processors: tests of the screen wait more than they work.
JOBS ?= 4

.PHONY: demo test check static docs pictures gallery screenshots fonts long torture monkey coverage benchmark lock clean

demo: $(VENV)/.demo
	@$(BIN)/python scripts/demo.py $(OUT)

test: $(VENV)/.dev
	@$(MAKE) --no-print-directory static
	$(BIN)/pytest -n $(JOBS) --dist loadfile

check: test

static: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python scripts/generate_docs.py --check

docs: $(VENV)/.dev
	$(BIN)/python scripts/generate_docs.py

# The suites that take minutes: scale, fuzzing with more examples, coverage.
long: $(VENV)/.dev
	$(BIN)/pytest -n $(JOBS) --dist loadfile -m "long or not long"

# Saves that are killed, made to fail, cut off and made by several writers at once; then edits, planners and merges in
# their thousands. Prints figures; takes some hours on two cores.
torture: $(VENV)/.dev
	$(BIN)/python -m tests.torture
	$(BIN)/pytest -s -m long tests/keeping tests/store/writing tests/store/merging tests/gitworld

# The planner's screen treated the same way: 100,000 random events over 50 seeds, the real program ended at 200 random
# moments of editing and 60 of starting, hostile text in records of every kind. One seed alone:
# pytest -s -m long 'tests/tui/test_monkey.py::test_fifty_monkeys_break_nothing[8]'
monkey: $(VENV)/.dev
	$(BIN)/pytest -s -m long tests/tui

coverage: $(VENV)/.dev
	$(BIN)/pytest -n $(JOBS) --dist loadfile --cov --cov-report=term

benchmark: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# The pictures of README, as the commands in it draw them.
pictures: $(VENV)/.dev
	$(BIN)/roadmap draw landscape -C seeds/vn-strategic-technologies --today 2026-11-21 --page a3 --format png --out docs/pictures
	$(BIN)/roadmap draw value-chain camera-giao-thong -C examples/edge-ai-camera --today 2026-11-21 --page a3 --format png --out docs/pictures

# The pictures of docs/gallery.md: every diagram and report.
gallery: $(VENV)/.dev
	$(BIN)/python scripts/gallery.py
	$(BIN)/python scripts/generate_docs.py

# The pictures of the planner's screen, on a fixed day.
screenshots: $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python scripts/screenshots.py

fonts: $(VENV)/.dev
	$(BIN)/python scripts/subset_fonts.py

# The lock file names only the public index, whatever index this machine uses.
lock: $(VENV)/.dev
	$(BIN)/pip install --quiet uv
	env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS -u PIP_FIND_LINKS \
	    UV_DEFAULT_INDEX=https://pypi.org/simple $(BIN)/uv lock

# A machine without the venv package's bundled pip still has pip itself.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || $(PYTHON) -m venv --without-pip $(VENV)
	@test -x $(BIN)/pip || $(PYTHON) -m pip --python $(BIN)/python install --quiet pip

$(VENV)/.demo: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[pdf,office]'
	@$(BIN)/python -m compileall -q roadmap
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m compileall -q roadmap
	@touch $@ $(VENV)/.demo

clean:
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
