"""Items of forms that no rule knows: what opens one comes again, and their words part."""

import pytest

from briefs.intake import read
from briefs.intake.digests import digests
from briefs.intake.digests.recurring import recurring_items

from .quays import EN

# One story in six parts, which say each other's words as those of the stories beside it do not.
ONE = """The ferry Alma lay at the quay of Lumen on Monday while divers looked at her rudder. The
harbour master said that the ferry would not sail before the rudder was mended.

Divers had found a crack in the rudder of the Alma on Sunday. The crack is as long as a hand,
the harbour master said, and the ferry had sailed with it for weeks.

A yard in Tollen will mend the rudder. The harbour master asked the yard to send its divers to
the quay, because the ferry cannot sail to Tollen with the crack.

Passengers of the Alma waited on the quay for two hours. They were told of the crack and of the
divers, and most went home when the harbour master spoke of weeks.

The islands have no other ferry than the Alma. Boats from Lumen will carry passengers until the
rudder is mended, the harbour master said on the quay.

The rudder was made by the yard in Tollen eight years ago. Its divers looked at the ferry on
Monday and said that the crack was older than the harbour master thinks.
""".strip().split("\n\n")
MARKS = (  # before each text
    "%% {}",
    "<{label}> {}",
    "~ {label} ~\n{}",
    "ITEM {n}\n\n{}",
    "{hour} {}",
    "({n}) {}",
    "= {label} = {}",
    "^^ {hour}, {label}\n{}",
    "{label}\n{}",
)
LABELS = ("Quays", "Rails", "Fields", "Bays", "Isles", "Yards")
HOURS = ("07:10", "08:25", "09:40", "11:05", "12:30", "14:00")


def told(form, texts):
    rows = zip(texts, LABELS, HOURS, range(1, 9), strict=False)
    return "\n\n".join(form.format(text, label=a, hour=b, n=n) for text, a, b, n in rows)


@pytest.mark.parametrize("form", MARKS)
def test_stories_that_open_alike_are_items_and_the_parts_of_one_are_not(form):
    stories = [story[-1] for story in EN]
    digest = read(told(form, stories).encode(), "letter.txt")
    assert (digest.kind, len(digest.clippings)) == ("digest", len(stories))
    for story, clipping in zip(stories, digest.clippings, strict=True):
        assert story[-30:] in clipping.text
    one = read(f"Ferry waits for its rudder\n\n{told(form, ONE)}".encode(), "page.txt")
    assert (one.kind == "digest", len(one.clippings)) == (False, 1)


@pytest.mark.parametrize("form", ["{n} May: {}", "{label} DESK – {}"])
def test_the_parts_of_one_story_are_no_items_though_a_known_mark_opens_each(form):
    stories = read(told(form, [story[-1] for story in EN]).encode(), "letter.txt")
    one = read(told(form, ONE).encode(), "page.txt")
    assert [stories.kind, one.kind] == ["digest", "article"]
    assert [len(stories.clippings), len(one.clippings)] == [len(EN), 1]


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (("May 2007", "August 2009", "14 June 2014", "2017", "February 2020", "2022"), "article"),
        (("3 May 2024", "3 May 2024", "2 May 2024", "2 May 2024", "1 May 2024"), "digest"),
    ],
)
def test_days_that_lead_upwards_through_the_years_tell_one_story(days, kind):
    stories = [story[-1] for story in EN]
    parts = (f"{day}\n{story}" for day, story in zip(days, stories, strict=False))
    page = "\n\n".join(["How the bridge was built", *parts])
    assert read(page.encode(), "page.txt").kind == kind


RELEASE = """Board awards the studies of the harbour tram

* The winner had 91 points of 100

Published on 3 June 2026
Place: Arvela

The board of works awarded the engineering studies of the harbour tram today to Quay and Sons.

The contract is worth 18 million euros, takes 14 months and is paid by a development bank.

Twelve bids, four in the end

A dozen firms answered last autumn. Two jurors from abroad read their papers and kept four.

“All was shown live. Who wants to see it can look it up”, the minister said on Tuesday.

What is to be done

The studies cover:
• the line of the 34 kilometres of rail;
• the places of 26 halts, the airport among them;
• a plan for 213 households that have to move, agreed with them.

Nobody buys land until town halls have passed that plan, she added in her speech.

Next steps

Firms that lost may appeal within ten days. Else work begins in August.
"""


def test_crossheads_and_points_without_a_mark_of_their_own_prove_no_stories():
    assert read(RELEASE.encode(), "page.txt").kind == "article"


def test_the_headline_above_a_text_that_opens_with_its_place_belongs_to_it(monkeypatch):
    monkeypatch.setattr(digests, "FINDERS", (recurring_items,))  # whatever other finders say
    heads = [f"{label} wait for a decision of the court" for label in LABELS]
    rows = zip(heads, LABELS, (story[-1] for story in EN), strict=False)
    form = "Desk/{}\n{}\nOld Brod – {}\n(Report until 14.00, 60 lines)"
    day = "\n\n".join(form.format(label, head, text) for head, label, text in rows)
    digest = read(day.encode(), "day.txt")
    assert [clipping.headline for clipping in digest.clippings] == heads[: len(EN)]
    apart = day.replace("\nOld Brod", "\n\nOld Brod")  # now it may be the end of what is above
    assert all(clipping.headline_derived for clipping in read(apart.encode(), "day.txt").clippings)


PAPERS = """海港报道摘编（第3期）

编者按：本期选自三月三日至七日各报。

一、莫克拉港购入两台旧起重机
《海港晨报》（秘鲁）3月3日
报道称，码头公司周一宣布，两台起重机来自釜山一家船厂，每小时可吊四十箱。

二、高原与海岸之间盐车恢复通行
《灯塔日报》（智利）3月4日
文章说，被水冲毁的桥梁重建九个月之后，盐车周二重新开行，每天往返两次。

三、农户藜麦出口减少
《高原时报》（玻利维亚）3月5日
商会称，一月份出口比去年减少百分之十二，原因是霜冻和运费上涨。

四、金枪鱼船抗议柴油税
《海岸新闻》（厄瓜多尔）3月7日
四十艘渔船周五停泊在海湾内抗议，船主希望先见到部长再出海。
"""


def test_a_line_of_paper_and_day_below_a_headline_is_none_itself():
    digest = read(PAPERS.encode(), "papers.txt")
    heads = [clipping.headline for clipping in digest.clippings]
    assert (digest.kind, len(heads)) == ("digest", 4)
    assert not any("《" in head for head in heads)


def test_the_answers_to_questions_are_parts_of_one_text():
    questions = [f"What of the {label.lower()}?" for label in LABELS]
    parts = [f"<h2>{ask}</h2><p>{story[-1]}</p>" for ask, story in zip(questions, EN, strict=False)]
    page = f"<html><body><article><h1>Keys to a week</h1>{''.join(parts)}</article></body></html>"
    assert len(read(page.encode(), "page.html").clippings) == 1
    told = page.replace("What of the ", "News of the ").replace("?</h2>", " of today</h2>")
    assert len(read(told.encode(), "page.html").clippings) == len(EN)


WARES = (
    (
        "Bread",
        "Bakers of Old Brod sell more loaves than last year",
        "Sales rose by 4% to 900 a day, and two ovens that stood cold are lit again.",
    ),
    (
        "Light",
        "The lamp of the bay burns less oil than it did",
        "Twelve litres a night are enough since its glass was changed, a third below the old need.",
    ),
    (
        "Nets",
        "Makers of nets lower their price for the third time",
        "A net of 30 yards costs 41 crowns now. Twine from abroad comes cheaper by the week.",
    ),
    (
        "Ropes",
        "Hemp from the islands finds no buyers in the capital",
        (
            "Stocks grew to 2,200 coils, more than the sheds can hold, and growers burn it. "
            "Twine fares no better."
        ),
    ),
    (
        "Salt",
        "Ships wait at the salt pier longer than they planned",
        "The queue has 17 hulls in it. One crane of three lifts, the others lack a gear wheel.",
    ),
    (
        "Wool",
        "Sheep of the moor give less wool after a wet spring",
        (
            "Shearers counted 640 sacks, the fewest since a fence stands along the northern road. "
            "Hulls lay idle."
        ),
    ),
)


def test_short_items_of_figures_are_news_under_sentences_and_none_under_names(monkeypatch):
    monkeypatch.setattr(digests, "FINDERS", (recurring_items,))
    top = ["The Lumen Gazette", "Markets at the close", "Friday, 7 March 2025"]
    rows = [f"{label.upper()}\n{head}\n{text}" for label, head, text in WARES]
    wrap = read("\n\n".join([*top, *rows]).encode(), "wrap.txt")
    assert [clipping.headline for clipping in wrap.clippings] == [head for _, head, _ in WARES]
    goods = [f"{label.upper()}\n{label} of Lumen\n{text}" for label, _, text in WARES]
    assert read("\n\n".join([*top, *goods]).encode(), "shop.txt").kind != "digest"
