"""A deterministic corpus of briefs: a number gives always the same bytes, and it nests.

    python bench/corpus.py 20000 --output briefs.jsonl

writes a fixture, one JSON record a line. Each brief has its own generator, seeded by its number.

COMMON_WORD stands in about a quarter of the briefs, RARE_PHRASE in exactly twelve, all of them
below number 20,000, so that its hits do not grow with the corpus.
"""

import argparse
import bisect
import contextlib
import itertools
import json
import random
import sys
import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from vocabulary import (
    BODIES,
    COUNTRIES,
    ENGLISH,
    GIVEN,
    OUTLETS,
    PLACE_ENDS,
    PLACE_STARTS,
    PORTUGUESE,
    SPANISH,
    SYLLABLES,
)

SEED = 5_310_277
FIRST_DAY = date(2016, 1, 1)
DAYS = 3653
COMMON_WORD = "ministry"
RARE_PHRASE = "amber ropeway covenant"
RARE_AT = frozenset(211 + 1597 * k for k in range(12))
NAMESPACE = uuid.UUID("6d1f3a52-7c0e-4b9a-9a51-2f3f0c9be001")
SOURCE_COUNT, TAG_COUNT, NAME_COUNT = 300, 2_000, 4_000
KINDS = ["newspaper", "agency", "broadcaster", "magazine", "government", "company", "university"]
LANGUAGES = [("en", ENGLISH, 80), ("es", SPANISH, 12), ("pt", PORTUGUESE, 8)]


def zipf(count, exponent):
    return list(itertools.accumulate(i**-exponent for i in range(1, count + 1)))


def distinct(count, make):
    found = {}
    while len(found) < count:
        found.setdefault(make())
    return list(found)


def slugged(text):
    return "-".join(
        "".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split()
    )


class Tables:
    """What all briefs share: places, people, sources, tags, and how often each is drawn."""

    def __init__(self):
        r = random.Random(SEED)
        self.places = distinct(150, lambda: r.choice(PLACE_STARTS) + r.choice(PLACE_ENDS))
        coined = distinct(
            NAME_COUNT, lambda: "".join(r.choices(SYLLABLES, k=r.choice((3, 4, 4, 5)))).capitalize()
        )
        self.people = [f"{r.choice(GIVEN)} {name}" for name in coined[:900]]
        self.bodies = [f"{name} {r.choice(BODIES)}" for name in coined[900:]]
        self.sources = [
            {"name": name, "slug": slugged(name), "kind": r.choice(KINDS), "country": ""}
            for name in distinct(
                SOURCE_COUNT, lambda: f"{r.choice(self.places)} {r.choice(OUTLETS)}"
            )
        ]
        self.countries = [
            entry.split(" ", 1) for line in COUNTRIES.splitlines() for entry in line.split("|")
        ]
        for source in self.sources:
            source["country"] = r.choice(self.countries)[0]
        self.tags = [("country", name, code) for code, name in self.countries]
        topics = ENGLISH["things"].split() + [
            f"{q} {t}" for q in ENGLISH["qualities"].split() for t in ENGLISH["things"].split()
        ]
        rest = TAG_COUNT - len(self.tags)
        self.tags += [("topic", name, "") for name in topics[: rest - 600]]
        self.tags += [("organisation", name, "") for name in self.bodies[:300]]
        self.tags += [("person", name, "") for name in self.people[:300]]
        self.weights = {
            "source": zipf(SOURCE_COUNT, 1.0),
            "country": zipf(len(self.countries), 0.7),
            "tag": zipf(TAG_COUNT - len(self.countries), 0.9),
            "place": zipf(len(self.places), 0.6),
            "body": zipf(len(self.bodies), 0.8),
        }


TABLES = Tables()
TONGUES = [
    (code, {key: v.split() if isinstance(v, str) else v for key, v in words.items()})
    for code, words, _ in LANGUAGES
]
SHARES = list(itertools.accumulate(share for *_, share in LANGUAGES))


def brief(number):
    """Return brief `number` (from 1) as a dictionary; tags and sources by their place in TABLES."""
    r = random.Random(SEED * 1_000_003 + number)

    def pick(things):
        return things[int(r.random() * len(things))]

    def draw(name):
        weights = TABLES.weights[name]
        return bisect.bisect(weights, r.random() * weights[-1])

    language, words = TONGUES[bisect.bisect(SHARES, r.random() * SHARES[-1])]
    office = COMMON_WORD if r.random() < 0.25 else "prefecture"

    def filled(form):
        return form.format(
            t=pick(words["things"]), t2=pick(words["things"]), q=pick(words["qualities"]),
            d=pick(words["deeds"]), p=TABLES.places[draw("place")],
            p2=TABLES.places[draw("place")], o=TABLES.bodies[draw("body")],
            n=pick(TABLES.people), c=TABLES.countries[draw("country")][1],
            k=int(r.random() * 900) + 3, m=office,
        )  # fmt: skip

    def passage(low, high):
        wanted, sentences, length = low + int(r.random() * (high - low)), [], 0
        while length < wanted:
            sentences.append(filled(pick(words["sentences"])))
            length += sentences[-1].count(" ") + 1
        return " ".join(sentences)

    headline = filled(pick(words["heads"]))
    headline = headline[0].upper() + headline[1:]
    summary = passage(40, 76)
    if office == COMMON_WORD:
        summary += f" The {COMMON_WORD} gave no reason."
    if number in RARE_AT:
        summary += f" It is called the {RARE_PHRASE}."
    body = "\n\n".join(passage(50, 80) for _ in range(pick((0, 2, 2, 3))))
    filed = FIRST_DAY + timedelta(days=int(r.random() * DAYS))
    source, host = draw("source"), draw("source")
    tags = {draw("country")}
    for _ in range(2 + int(r.random() * 4)):
        tags.add(len(TABLES.countries) + draw("tag"))
    citations = [(source, "origin", f"{headline}, seen from {pick(TABLES.places)}")]
    if host != source and r.random() < 0.3:
        citations.append((host, "host", headline))
    at = datetime.combine(filed, time(int(r.random() * 24), int(r.random() * 60)), ZoneInfo("UTC"))
    return {
        "number": number,
        "uid": str(uuid.uuid5(NAMESPACE, str(number))),
        "slug": f"{slugged(headline)[:64].strip('-')}-{number}",
        "headline": headline,
        "summary": summary,
        "body": body,
        "language": language,
        "filed_on": filed.isoformat(),
        "published_at": at.isoformat().replace("+00:00", "Z"),
        "tags": sorted(tags),
        "citations": citations,
    }


def briefs(count):
    return map(brief, range(1, count + 1))


def address_of(source, number, position):
    return f"https://{source['slug']}.example/{number}/{position}"


def records(count):
    """Yield the corpus as the records of a fixture, each after what it refers to."""
    for source in TABLES.sources:
        fields = source | {"owner": "private", "domain": f"{source['slug']}.example"}
        del fields["slug"]
        yield {"model": "briefs.source", "fields": fields}
    for kind, name, code in TABLES.tags:
        fields = {"name": name, "slug": slugged(name), "kind": kind, "code": code}
        yield {"model": "briefs.tag", "fields": fields}
        yield {"model": "briefs.tagname", "fields": {"tag": [name], "name": name, "main": True}}
    for made in briefs(count):
        fields = {k: v for k, v in made.items() if k not in ("number", "tags", "citations")}
        fields |= {
            "kind": "news",
            "status": "published",
            "first_published_at": made["published_at"],
            "event_on": made["filed_on"],
            "event_precision": "day",
            "filed_by": "event",
        }
        yield {"model": "briefs.brief", "fields": fields}
        key = [made["uid"]]
        for tag in made["tags"]:
            name = TABLES.tags[tag][1]
            yield {"model": "briefs.taggedbrief", "fields": {"content_object": key, "tag": [name]}}
        for position, (source, role, title) in enumerate(made["citations"]):
            fields = {
                "brief": key,
                "source": [TABLES.sources[source]["name"]],
                "role": role,
                "title": title,
                "address": address_of(TABLES.sources[source], made["number"], position),
                "published_on": made["filed_on"],
                "published_precision": "day",
                "position": position,
            }
            yield {"model": "briefs.citation", "fields": fields}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--output", help="a file; standard output if left out")
    options = parser.parse_args()
    with contextlib.ExitStack() as closing:
        out = sys.stdout
        if options.output:
            out = closing.enter_context(open(options.output, "w", encoding="utf-8"))
        for record in records(options.count):
            out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
