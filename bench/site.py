"""Measure the site beside bare views, a page from memory and a static file, in one run.

    python bench/site.py --server postgres://newsroom@127.0.0.1:5432 --sizes 20000,200000

makes a database for each size where it is missing and loads it (see load.py), starts gunicorn with
two processes of four threads for each of the contestants, and asks every page over one connection,
in short rounds that take turns, so that a slow minute of the machine hits all of them. The largest
size is measured; beside it stand

    hello     a page from memory: what Django and gunicorn can do at most
    bare      one statement a page, no ORM, no template (bare.py), same database, same server
    plain     both of an ordinary project, where --plain names its folder and databases
    uncached  our site, every page made afresh; only what is counted once an edition is kept
    warm      our site as it runs: pages kept until the edition moves
    again     our site asked by a reader who has the page already: 304
    smaller   as uncached, with the smallest number of briefs

An unread brief is asked for once, by nobody before: none of its pieces is kept.

The column "cpu" is the time that the processes of a contestant ran for a request, in milliseconds,
without its database: it tells more than a clock on a machine where others work. Then come ratios:
"× bare" and "× plain" of requests a second to the yardstick that a page has there, "p50 ×" of the
p50 to that with fewer briefs.
The column "first" is the very first request of a server for the page, in milliseconds: what is
counted once an edition is counted there. Only 127.0.0.1 is asked, and every run is bounded.
"""

import argparse
import json
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

import client
import servers
from paths import UNREAD, add_plain, pages_of

CONTESTANTS = ["hello", "plain hello", "bare", "plain", "uncached", "warm", "again", "smaller"]
OURS = ["uncached", "warm", "again"]
# So many unread briefs are asked for until what all briefs share is kept.
WARMING = 20


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measure(started, bases, pages, *, rounds, seconds):
    """Yield (page, {contestant: Taken}) for every page; who fails at one is left out there."""
    for page, paths in pages.items():
        here = {}
        once = ["uncached", "smaller"] if page == UNREAD else []
        for name in CONTESTANTS:
            if name in bases and paths.get(name):
                try:
                    first = [paths[name].pop() for _ in range(WARMING)] if name in once else None
                    asked = first or paths[name]
                    here[name] = warmed(bases[name], asked, etags=name == "again")
                except (client.UnexpectedStatus, KeyError, OSError) as error:
                    print(f"{page}, {name}: {error}", file=sys.stderr)
        names = list(here)
        for turn in range(rounds):
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                taken = here[name]
                before = started.processor_time(bases[name])
                times = client.run(bases[name], paths[name], seconds, etags=taken.etags)
                taken.processor += started.processor_time(bases[name]) - before
                taken.times += times
                if name in once:
                    del paths[name][: len(times)]
                taken.rates.append(1000 * len(times) / sum(times))
        yield page, here


@dataclass
class Taken:
    """What a contestant took for a page, in milliseconds, and its requests a second by round."""

    first: float
    etags: dict | None = None
    processor: float = 0.0
    times: list = field(default_factory=list)
    rates: list = field(default_factory=list)


def warmed(base, paths, *, etags):
    """Ask for every path until both processes know it; remember how long the very first took.

    A connection stays with one process, so it takes several.
    """
    first = client.run(base, paths[:1], 0)[0]
    for _ in range(8):
        client.run(base, paths, 0, least=len(paths))
    return Taken(first, client.etags_of(base, paths) if etags else None)


def rows_of(size, page, here):
    """Return a row a contestant; its ratios are the medians of the ratios of each round."""
    for name, taken in here.items():
        row = {
            "size": size,
            "page": page,
            "what": name,
            "rps": round(statistics.median(taken.rates), 1),
            "p50": round(percentile(taken.times, 0.5), 2),
            "p95": round(percentile(taken.times, 0.95), 2),
            "p99": round(percentile(taken.times, 0.99), 2),
            "cpu": round(1000 * taken.processor / len(taken.times), 2),
            "first": round(taken.first, 1),
        }
        if name == "uncached" and "smaller" in here:
            row["growth"] = round(row["p50"] / percentile(here["smaller"].times, 0.5), 2)
        yardsticks = ["bare", "plain"] if name == "uncached" else ["hello", "plain hello"]
        for column, other in zip(["bare", "plain"], yardsticks, strict=True):
            if name in OURS and other in here:
                pairs = zip(taken.rates, here[other].rates, strict=True)
                row[column] = round(statistics.median(ours / theirs for ours, theirs in pairs), 2)
        yield row


def shown(row):
    cells = [f"{row['size']:,}", row["page"], row["what"], f"{row['rps']:.0f}"]
    cells += [f"{row[name]:.1f}" for name in ("p50", "p95", "p99", "cpu", "first")]
    ratios = ("bare", "plain", "growth")
    cells += ["" if row.get(name) is None else f"{row[name]:.2f}" for name in ratios]
    return "| " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        epilog="Ratios of uncached pages are to the bare view of the page; of others, to hello.",
    )
    parser.add_argument("--server", required=True, help="postgres://user@127.0.0.1:port, or sqlite")
    parser.add_argument("--sizes", default="20000,200000")
    parser.add_argument("--pages", default="", help="only these, such as list,tag")
    parser.add_argument("--plain", help="folder of an ordinary project with bare views")
    parser.add_argument("--plain-databases", help="size=name,… of its databases on the server")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    plain = dict(pair.split("=") for pair in (options.plain_databases or "").split(",") if pair)
    sizes = sorted(map(int, options.sizes.split(",")))
    urls = {size: servers.prepared(options.server, size) for size in sizes}
    largest, smallest = sizes[-1], sizes[0]
    pages = pages_of(largest)
    rows = []
    columns = ["req/s", "p50 ms", "p95", "p99", "cpu", "first", "× bare", "× plain", "p50 ×"]
    print("| briefs | page | what | " + " | ".join(columns) + " |")
    print("| --: | --- | --- |" + " --: |" * len(columns))
    with servers.Servers() as started:
        bases = started.ours(urls[largest])
        if smallest < largest:
            bases["smaller"] = started.uncached(urls[smallest])
            for page, paths in pages_of(smallest).items():
                pages[page]["smaller"] = paths.get("uncached")
        if options.plain and str(largest) in plain:
            base = started.plain(options.plain, plain[str(largest)], options.server)
            bases |= {"plain": base, "plain hello": base}
            add_plain(pages, base)
        if options.pages:
            pages = {name: pages[name] for name in options.pages.split(",")}
        taken = measure(started, bases, pages, rounds=options.rounds, seconds=options.seconds)
        for page, here in taken:
            for row in rows_of(largest, page, here):
                rows.append(row)
                print(shown(row), flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
