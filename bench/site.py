"""Measure the site beside bare views, a page from memory and a static file, in one run.

    python bench/site.py --server postgres://newsroom@127.0.0.1:5432 --sizes 20000,200000

makes a database for each size where it is missing and loads it (see load.py), starts gunicorn with
two processes of four threads for each of the contestants, and asks every page over one connection,
in short rounds that take turns, so that a slow minute of the machine hits all of them:

    bare      one statement a page, no ORM, no template (bare.py), same database, same server
    plain     the same of an ordinary project, where --plain names its folder and databases
    uncached  our site, every page made afresh; only what is counted once an edition is kept
    warm      our site as it runs: pages kept until the edition moves
    again     our site asked by a reader who has the page already: 304

Nothing but 127.0.0.1 is asked, and every run is bounded.
"""

import argparse
import json
import statistics
import sys
from pathlib import Path

import client
import servers
from paths import add_plain, pages_of

CONTESTANTS = ["bare", "plain", "uncached", "warm", "again"]


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measure(bases, pages, *, rounds, seconds):
    """Yield (page, contestant, times, rates by round) for every page of every contestant."""
    for page, paths in pages.items():
        here = [name for name in CONTESTANTS if name in bases and paths.get(name)]
        etags = {}
        for name in here:
            client.run(bases[name], paths[name], 0.3)
            if name == "again":
                etags = client.etags_of(bases[name], paths[name])
        times, rates = {name: [] for name in here}, {name: [] for name in here}
        for turn in range(rounds):
            for name in here[turn % len(here) :] + here[: turn % len(here)]:
                tags = etags if name == "again" else None
                taken = client.run(bases[name], paths[name], seconds, etags=tags)
                times[name] += taken
                rates[name].append(1000 * len(taken) / sum(taken))
        for name in here:
            yield page, name, times[name], rates[name]


def rows_of(size, measured):
    """Return one row a page and contestant, with its ratios: the median of the rounds' ratios."""
    rates = {(page, name): found for page, name, _, found in measured}

    def ratio(page, name, other):
        if other not in rates:
            return None
        pairs = zip(rates[page, name], rates[other], strict=True)
        return round(statistics.median(ours / theirs for ours, theirs in pairs), 2)

    rows = []
    for page, name, times, found in measured:
        row = {
            "size": size,
            "page": page,
            "what": name,
            "rps": round(statistics.median(found), 1),
            "p50": round(percentile(times, 0.5), 2),
            "p95": round(percentile(times, 0.95), 2),
            "p99": round(percentile(times, 0.99), 2),
        }
        if name == "uncached":
            row |= {"bare": ratio(page, name, (page, "bare"))}
            row |= {"plain": ratio(page, name, (page, "plain"))}
        if name in ("warm", "again"):
            row |= {"bare": ratio(page, name, ("hello", "bare"))}
            row |= {"plain": ratio(page, name, ("hello", "plain"))}
        rows.append(row)
    return rows


def shown(row):
    cells = [f"{row['size']:,}", row["page"], row["what"], f"{row['rps']:.0f}"]
    cells += [f"{row[name]:.1f}" for name in ("p50", "p95", "p99")]
    cells += ["" if row.get(name) is None else f"{row[name]:.2f}" for name in ("bare", "plain")]
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
    rows = []
    print("| briefs | page | what | req/s | p50 ms | p95 | p99 | × bare | × plain |")
    print("| --: | --- | --- | --: | --: | --: | --: | --: | --: |")
    for size in map(int, options.sizes.split(",")):
        url = servers.prepared(options.server, size)
        pages = pages_of(size)
        with servers.Servers(url) as started:
            bases = started.ours()
            if options.plain and str(size) in plain:
                bases["plain"] = started.plain(options.plain, plain[str(size)], options.server)
                add_plain(pages, bases["plain"])
            if options.pages:
                wanted = ["hello", *options.pages.split(",")]
                pages = {name: pages[name] for name in pages if name in wanted}
            measured = []
            for found in measure(bases, pages, rounds=options.rounds, seconds=options.seconds):
                measured.append(found)
                print(f"{found[0]} {found[1]}", file=sys.stderr, flush=True)
            rows += rows_of(size, measured)
            for row in rows:
                if row["size"] == size:
                    print(shown(row), flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
