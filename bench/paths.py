"""Which pages are asked for, by contestant: the same things, each under its own address."""

import itertools
import re
from collections import Counter
from urllib.parse import quote

import client
from corpus import COMMON_WORD, RARE_PHRASE, TABLES, brief, slugged

PLAIN_COMMON, PLAIN_RARE = "government", '"ivory lantern accord"'
# A page that each request asks for under another address, which nobody has asked for before.
UNREAD, MOST_UNREAD = "unread brief", 4000
TAG_LINK = re.compile(r'href="/tag/([\w-]+)/"')


def pages_of(size):
    """Return {page: {contestant: [paths]}}; every list holds the paths that are asked in turn."""
    step = max(1, size // 40)
    known = [brief(number) for number in range(step, size + 1, step)]
    middle = sorted(known, key=lambda made: made["filed_on"])[len(known) // 3 : -len(known) // 3]
    tags = [slugged(TABLES.tags[tag][1]) for tag in usual_tags(known)]
    filters = [
        (TABLES.sources[made["citations"][0][0]]["slug"], made["filed_on"][:7]) for made in known
    ]
    common, rare = quote(COMMON_WORD), quote(f'"{RARE_PHRASE}"')
    ours = {
        "front": ["/"],
        "list": ["/briefs/"],
        "half-way": [f"/briefs/?before={made['filed_on']},{made['uid']}" for made in middle],
        "tag": [f"/tags/{tag}/" for tag in tags],
        "filter": [f"/briefs/?source={s}&from={month}&to={month}" for s, month in filters],
        "brief": [f"/briefs/{made['slug']}/" for made in known],
        "common word": [f"/briefs/?q={common}"],
        "rare phrase": [f"/briefs/?q={rare}"],
        "feed": ["/briefs/feed.rss"],
    }
    stems = " <-> ".join(f"e_{stem}" for stem in ("amber", "ropeway", "coven"))
    bare = {
        "list": ["/"],
        "half-way": [f"/?before={made['filed_on']}" for made in middle],
        "tag": [f"/tag/{tag}/" for tag in tags],
        "filter": [f"/filter/?source={source}&month={month}" for source, month in filters],
        "brief": [f"/brief/{made['slug']}/" for made in known],
        "common word": ["/search/?q=e_ministri"],
        "rare phrase": [f"/search/?q={quote(stems)}"],
        "feed": ["/feed/"],
    }
    pages = {"static file": {"warm": ["/static/newsroom/base.css"], "hello": ["/hello/"]}}
    for page, paths in ours.items():
        pages[page] = dict.fromkeys(["uncached", "warm", "again"], paths)
        # Nothing bare is like the front page, which asks what several pages ask.
        pages[page] |= {"bare": bare.get(page), "hello": ["/hello/"]}
    step = max(1, size // MOST_UNREAD)
    unread = [f"/briefs/{brief(number)['slug']}/" for number in range(1, size + 1, step)]
    pages[UNREAD] = {"uncached": unread, "bare": bare["brief"], "hello": ["/hello/"]}
    return pages


def usual_tags(known):
    """Return the twelve tags that most of these briefs carry: countries and topics."""
    counts = Counter(itertools.chain.from_iterable(made["tags"] for made in known))
    return [tag for tag, _ in counts.most_common(12)]


def add_plain(pages, base):
    """Add the bare views of an ordinary project; what to ask for is read off its own lists."""
    connection = client.Connection(base)
    middle = [f"/bare/?before={second}" for second in range(1500000000, 1700000000, 10000000)]
    text = "".join(connection.get(path)[2].decode() for path in ["/bare/", *middle])
    cards = re.findall(r'/\?source=([\w-]+)">.*?datetime="([\d-]{7})', text)
    found = {
        "list": ["/bare/"],
        "half-way": middle,
        "tag": [f"/bare/tag/{tag}/" for tag, _ in Counter(TAG_LINK.findall(text)).most_common(12)],
        "filter": [f"/bare/filter/?source={source}&month={month}" for source, month in cards[::10]],
        "brief": [f"/bare/b/{slug}/" for slug in re.findall(r'href="/b/([\w-]+)/"', text)[::10]],
        "common word": [f"/bare/search/?q={PLAIN_COMMON}"],
        "rare phrase": [f"/bare/search/?q={quote(PLAIN_RARE)}"],
        "feed": ["/bare/feed/"],
    }
    found[UNREAD] = found["brief"]
    for page, paths in found.items():
        pages[page] |= {"plain": paths, "plain hello": ["/bare/hello/"]}
