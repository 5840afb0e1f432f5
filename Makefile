PYTHON = .venv/bin/python
MANAGE = $(PYTHON) manage.py
# The lock holds for every system and Python; it names no index.
COMPILE = $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.12 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.PHONY: environment run test quick format lock clean

environment:
	@./bootstrap

# The database, first account and first briefs (see the command prepare), then the site.
run: environment
	@$(MANAGE) prepare --to-serve
	@exec $(PYTHON) -m gunicorn --config deploy/gunicorn.conf.py newsroom.wsgi

# Everything that this machine can run, and a line that names the rest (see tests/run.py).
test:
	@./bootstrap dev
	@$(PYTHON) -m tests.run $(ARGS)

# What to run before each commit: all but PostgreSQL and the browser.
quick:
	@./bootstrap dev
	@$(PYTHON) -m pytest -q -n 2 -m "not browser" $(ARGS)

format:
	@./bootstrap dev
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .
	@git ls-files -z -- 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 6.1

# Keeps what is locked where it can; make lock UPGRADE=--upgrade takes the newest.
lock:
	@$(COMPILE) $(UPGRADE) requirements.in --output-file requirements.txt
	@$(COMPILE) $(UPGRADE) requirements-dev.in --output-file requirements-dev.txt

clean:
	rm -rf .venv staticfiles .pytest_cache .ruff_cache
