"""The part of guards.py that runs inside pytest: once with all guards, then without each."""

import json
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import guards_switches as guards
import pytest
from _pytest.runner import runtestprotocol

SECONDS = 120
# Of the tests in which a guard refused, so many are tried, the quickest first.
TRIED = 120
FIRST = 20
TABLES = {"test_permissions.py", "test_strangers.py", "test_table.py", "test_constraints.py"}


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    items = [item for item in session.items if not flushes(item)]
    kept = json.loads(Path("guards.json").read_text())
    guards.GUARDS.update({int(number): tuple(guard) for number, guard in kept.items()})
    watch_the_table()
    fired, took = with_all_guards(items)
    wanted = os.environ["GUARDS_ONLY"].split(",")
    kinds = os.environ["GUARDS_KINDS"].split(",")
    if "constraint" in kinds and without(("control", None, None), items) == "killed":
        said = Path("last_failure.txt").read_text()
        raise pytest.UsageError(f"Made anew with all constraints, a table fails a test: {said}")
    results = defaultdict(Counter)
    survivors = []
    for guard, (kind, place) in all_guards():
        if kind not in kinds or not any(words in place for words in wanted):
            continue
        fate = without(guard, tried(candidates(guard, kind, fired, items), took))
        results[kind][fate == "killed"] += 1
        if fate != "killed":
            survivors.append((kind, place, fate))
            print(f"\nSURVIVED  {kind:10} {place}  ({fate})", flush=True)
    table(results)
    session.testsfailed += len(survivors)
    return True


def flushes(item):
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or "live_server" in item.fixturenames


def all_guards():
    yield from guards.GUARDS.items()
    from briefs import desk

    for verb, rule in desk.STATES.items():
        if verb == "unmerge":
            # Asks whether the brief is merged, and the database keeps what is merged withdrawn.
            yield ("right", verb, None), ("row", f"{verb.value} without {rule.right}")
            continue
        for state in ("draft", "review", "scheduled", "live", "withdrawn"):
            if state not in [str(getattr(s, "value", s)) for s in rule.states]:
                yield ("state", verb, state), ("row", f"{verb.value} from {state} too")
        yield ("right", verb, None), ("row", f"{verb.value} without {rule.right}")
        # A draft copy is never live: the database keeps it a draft or in review.
        if not rule.rework and {"draft", "review"} & {str(state) for state in rule.states}:
            yield ("rework", verb, None), ("row", f"{verb.value} on a draft copy too")
    from django.apps import apps

    for model in apps.get_app_config("briefs").get_models():
        for constraint in model._meta.constraints:
            yield (
                ("constraint", model, constraint),
                ("constraint", f"models {model.__name__}: {constraint.name}"),
            )


def watch_the_table():
    """Note which row of the state machine refused."""
    from briefs.desk.changing import states

    fits, may = states._fits, states._may

    def watched_fits(verb, brief):
        answer = fits(verb, brief)
        if not answer:
            guards.FIRED.add(("state", verb, str(states.state_of(brief))))
            guards.FIRED.add(("rework", verb, None))
        return answer

    def watched_may(user, verb, brief):
        answer = may(user, verb, brief)
        if not answer:
            guards.FIRED.add(("right", verb, None))
        return answer

    states._fits, states._may = watched_fits, watched_may


def with_all_guards(items):
    """Run every test; return {guard: tests in which it refused} and {test: seconds}."""
    fired, took = defaultdict(list), {}
    for n, item in enumerate(items):
        guards.FIRED.clear()
        started = time.perf_counter()
        reports = runtestprotocol(item, log=False, nextitem=items[(n + 1) % len(items)])
        took[item] = time.perf_counter() - started
        if failure := next((r for r in reports if r.failed), None):
            raise pytest.UsageError(f"{item.nodeid} fails with all guards:\n{failure.longrepr}")
        for guard in guards.FIRED:
            fired[guard].append(item)
        if n % 50 == 0:
            print(f"\n{n} of {len(items)} tests", end=" ", flush=True)
    print(f"\nall {len(items)} tests pass with all guards", flush=True)
    return fired, took


def candidates(guard, kind, fired, items):
    return items if kind == "constraint" else fired[guard]


def tried(tests, took):
    """Put tests in the order in which they are tried: quick ones first, but those of the tables,
    which notice most and take longest, soon after."""
    quick = sorted(tests, key=took.get)
    tables = [item for item in quick if item.path.name in TABLES]
    return list(dict.fromkeys([*quick[:FIRST], *tables, *quick]))[:TRIED]


def without(guard, tests):
    """Run tests in a fork of this process in which one guard is off; return its fate."""
    if not tests:
        return "it refused in no test"
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1), os.dup2(nothing, 2)
        try:
            take_off(guard)
            for n, item in enumerate(tests):
                following = tests[n + 1] if n + 1 < len(tests) else None
                reports = runtestprotocol(item, log=False, nextitem=following)
                if failed := next((r for r in reports if r.failed), None):
                    Path("last_failure.txt").write_text(f"{item.nodeid}\n{failed.longrepr}")
                    os._exit(7)
            os._exit(0)
        finally:
            os._exit(9)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code in (7, -signal.SIGALRM):
        return "killed"
    return f"the runner ended with {code}" if code else f"{len(tests)} tests pass without it"


def take_off(guard):
    if isinstance(guard, int):
        guards.OFF = guard
        return
    kind, thing, more = guard
    if kind == "control":
        from briefs.models import Brief

        drop(Brief, Brief._meta.constraints[0], back=True)
        return
    if kind == "constraint":
        drop(thing, more)
        return
    from briefs.desk.changing import states

    rule = states.STATES[thing]
    if kind == "state":
        rule = replace(rule, states=(*rule.states, more))
    elif kind == "rework":
        rule = replace(rule, rework=True)
    else:
        rule = replace(rule, right="briefs.view_brief")
    states.STATES[thing] = rule


def drop(model, constraint, *, back=False):
    from django.db import connection
    from pytest_django.plugin import blocking_manager_key

    unblocked = pytest_config[0].stash[blocking_manager_key].unblock()
    all_of_them = model._meta.constraints
    with unblocked, connection.schema_editor() as editor:
        # SQLite makes the table anew, of the constraints that the model names by then.
        model._meta.constraints = [c for c in all_of_them if c.name != constraint.name]
        editor.remove_constraint(model, constraint)
        if back:
            model._meta.constraints = all_of_them
            editor.add_constraint(model, constraint)


pytest_config = []


def pytest_configure(config):
    pytest_config.append(config)


def table(results):
    print("\n\n| kind | guards | killed | survived |\n| --- | --- | --- | --- |")
    for kind, fates in results.items():
        print(f"| {kind} | {fates.total()} | {fates[True]} | {fates[False]} |")
    total, killed = sum(f.total() for f in results.values()), sum(f[True] for f in results.values())
    print(f"| all | {total} | {killed} | {total - killed} |", flush=True)
