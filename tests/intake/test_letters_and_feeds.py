"""Digests as mails and readers of feeds write them: who and when below each headline, buttons,
marks before the headlines, and what stands among the stories that is none.
"""

import pytest

from briefs.intake import Role, read
from tests.intake.quays import HEADS, STORIES

LANGUAGES = ("en", "es", "de", "zh")
DAYS = {
    "en": ("3 March", "March 4", "Mar 5", "7 March"),
    "es": ("3 de marzo", "4/3", "5 de marzo", "7/3"),
    "de": ("3. März", "4.3.", "5. März", "7.3."),
    "zh": ("3月3日", "3月4日", "3月5日", "3月7日"),
}
MONTH = {"en": "March", "es": "marzo", "de": "März", "zh": "三月"}


def stories(language):
    """The headline, paper, day and text of each of four stories."""
    rows = zip(HEADS[language], STORIES[language], DAYS[language], strict=True)
    return [(head, row[5], day, row[6]) for head, row, day in rows]


def review(language: str, mark: str, between: str, *, undated: bool = False) -> str:
    told = stories(language)
    if undated:
        head, paper, _day, text = told[1]
        told[1] = (head, paper, MONTH[language], text)
    blocks = [f"{mark}{head}\n{paper}{between}{day}\n{text}" for head, paper, day, text in told]
    return "\n\n".join(["2024-03-08", *blocks])


def heads_of(reading) -> list[str]:
    return [clipping.headline for clipping in reading.clippings]


def named(reading, language) -> bool:
    """Are all papers named? Of German compounds few are known as media."""
    origins = [clipping.origin for clipping in reading.clippings]
    return language == "de" or origins == [row[5] for row in STORIES[language]]


@pytest.mark.parametrize("between", [", ", " – ", " | "])
@pytest.mark.parametrize("mark", ["> ", "• ", ""])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_and_a_day_between_headline_and_text_say_where_each_story_comes_from(
    language, mark, between
):
    reading = read(review(language, mark, between).encode(), "mail.txt")
    assert heads_of(reading) == HEADS[language]
    assert named(reading, language)


def test_one_of_these_lines_may_lack_its_day():
    reading = read(review("en", "> ", ", ", undated=True).encode(), "mail.txt")
    assert heads_of(reading) == HEADS["en"]


def test_lines_between_crossheads_and_texts_that_tell_no_day_stay():
    told = stories("en")
    blocks = [f"{head}\nAnd the {paper} of old\n{text}" for head, paper, _, text in told]
    reading = read("\n\n".join(blocks).encode(), "page.txt")
    assert any(line.kept and line.text.startswith("And the") for line in reading.lines)


def test_days_of_one_paper_count_no_pages():
    told = [(head, "Correo del Puerto", day, text) for head, _, day, text in stories("es")]
    days = ("13/11", "14/11", "15/11", "16/11")
    blocks = [
        f"{head}\n{paper}, {day}\n{text}"
        for (head, paper, _, text), day in zip(told, days, strict=True)
    ]
    reading = read("\n\n".join(blocks).encode(), "mail.txt")
    assert heads_of(reading) == HEADS["es"]
    assert Role.SITE_NAME not in {line.role for line in reading.lines}


MORE = {"en": "Read more", "es": "Leer más", "de": "Weiterlesen", "zh": "阅读全文"}


def letter(language: str, mark: str, among: str = "") -> str:
    first, *rest = [
        f"{mark} {head}\n----------------------------------------\n{text}\n"
        f"{MORE[language]} <https://post.example/c/{i}>"
        for i, (head, _, _, text) in enumerate(stories(language))
    ]
    top = f"{mark} HARBOUR POST\n{mark} Every Friday\n\n2024-03-08"
    foot = "----------------------------------------\nHarbour Post Ltd, Quay 1"
    return "\n\n".join(part for part in [top, first, among, *rest, foot] if part)


@pytest.mark.parametrize("mark", ["**", "##", "»", "==", "▶"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_before_headlines_are_no_part_of_a_name_and_addresses_in_angles_no_code(
    language, mark
):
    reading = read(letter(language, mark).encode(), "mail.txt")
    assert heads_of(reading) == HEADS[language]
    assert reading.host == "Harbour Post"
    assert Role.CODE not in {line.role for line in reading.lines}


def test_what_lacks_the_mark_of_all_headlines_and_has_no_text_is_no_story():
    quoted = '"A rope never reads its contract" - a pilot, heard in the bay'
    reading = read(letter("en", "**", quoted).encode(), "mail.txt")
    assert heads_of(reading) == HEADS["en"]
    told = "** Pilots of the bay ask for a longer rope"
    reading = read(letter("en", "**", told).encode(), "mail.txt")
    assert told.strip("* ") in heads_of(reading)


def test_the_text_of_a_sponsor_may_stand_below_a_question():
    sold = "Each time you open it the cold gets out. Sealrope cuts that by 38% within a year."
    box = f"** PRESENTED BY SEALROPE\n------------------\n** Is your hold losing money?\n{sold}"
    reading = read(letter("en", "**", box).encode(), "mail.txt")
    assert heads_of(reading) == HEADS["en"]
    assert not any(sold in clipping.text for clipping in reading.clippings)


AGO = {
    "en": ("3 hours ago", "9 hours ago", "yesterday", "yesterday"),
    "es": ("hace 3 horas", "hace 9 horas", "ayer", "anteayer"),
    "de": ("vor 3 Stunden", "vor 9 Stunden", "gestern", "vorgestern"),
    "zh": ("3小时前", "9小时前", "昨天", "前天"),
}


def feed(language: str, *, dash: str = " — ", asks: bool = False, foot: str = "") -> bytes:
    rows = []
    for i, (head, paper, _, text) in enumerate(stories(language)):
        title = f"{head}?" if asks and i == 1 else head
        rows.append(
            f'<tr><td>★</td><td><a href="/{i}"><b>{title}</b></a><br>'
            f"<span>{paper}{dash}{AGO[language][i]}</span><br>{text}<br>"
            f'<a href="/{i}">Abrir todo aquí</a></td></tr>'
        )
    return (
        "<html><head><title>My folder</title></head><body>"
        f"<table>{''.join(rows)}</table>{foot}</body></html>"
    ).encode()


@pytest.mark.parametrize("dash", [" — ", " · ", " | "])
@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_ago_a_feed_had_it_stands_beside_its_name(language, dash):
    reading = read(feed(language, dash=dash), "feed.html")
    assert heads_of(reading) == HEADS[language]
    assert named(reading, language)
    assert reading.published is None


def test_a_short_sentence_at_the_end_of_an_item_heads_nothing_where_another_headline_asks():
    more = "<br>The port has asked for two more.<br>"
    page = feed("en", asks=True).decode()
    reading = read(page.replace("freight.<br>", f"freight.{more}").encode(), "feed.html")
    assert len(reading.clippings) == 4
    assert "The port has asked for two more." in reading.clippings[2].text


def boxes(odd: str) -> bytes:
    items = [
        f'<div class="entry"><h3>{head}</h3><p>{text}</p></div>'
        for head, _, _, text in stories("en")
    ]
    more = f"<p>{stories('en')[0][3].replace('cranes', 'ferries')}</p>"
    items.insert(3, f'<div class="entry"><h3>A yard sells two ferries</h3>{more}</div>')
    items.insert(4, odd)
    return f"<html><body><h1>Week 10</h1><main>{''.join(items)}</main></body></html>".encode()


@pytest.mark.parametrize(("name", "items"), [("callout", 5), ("entry", 6)])
def test_what_stands_in_another_kind_of_box_than_all_stories_is_none(name, items):
    said = "The Harbour talk, 12 October: Nora Quill speaks of ropes and of what they hold up."
    box = f'<div class="{name}"><h3>Keep the evening free</h3><p>{said}</p></div>'
    assert len(read(boxes(box), "page.html").clippings) == items


@pytest.mark.parametrize(
    "behind", ["<a href='/x'>Company statement</a>", "<a href='/x'>Harbour Post</a>"]
)
def test_a_linked_source_may_stand_behind_the_sentences_of_a_text(behind):
    said = f"The yard sold two. One was built in 1987, the other a year later. {behind}"
    box = f'<div class="entry"><h3>Two ferries leave the yard for good</h3><p>{said}</p></div>'
    reading = read(boxes(box), "page.html")
    assert any("built in 1987" in clipping.text for clipping in reading.clippings)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opens", ["country", "hour"])
def test_neither_countries_nor_hours_before_stories_make_a_talk(opens, language):
    rows = STORIES[language] + STORIES[language][:2]
    told = [row[6] for row in rows[:4]] + [f"{row[6]} ({i})" for i, row in enumerate(rows[4:])]
    if opens == "country":
        blocks = [f"{row[1]}: {text}" for row, text in zip(rows, told, strict=True)]
    else:
        heads = [*HEADS[language], *(f"{head} (2)" for head in HEADS[language][:2])]
        blocks = [f"1{i}:15 {heads[i]}\n{text}" for i, text in enumerate(told)]
    reading = read("\n\n".join(["2024-03-08", *blocks]).encode(), "mail.txt")
    assert (reading.kind, len(reading.clippings)) == ("digest", 6)


SQUID = """港口观察

一艘老渡轮的最后一个冬天

作者：林岸 2024-03-08 20:30

莫克拉港的渡轮今年六十岁了。清晨五点，船员阿海点亮驾驶舱的灯，甲板上已经站着十一名乘客和两头羊。

“以前听风声就知道浪有多高，现在看屏幕，”船长说，“可是屏幕不会晕船。”

01 一张旧船票

船票从来没有涨过价。议会三次讨论涨价，三次都因为没有人愿意投票而作罢。

02 谁来修船

船坞里还剩四名工人，最年轻的五十七岁。他们说，发动机的零件只能从釜山一家旧货店买到。

03 最后一班

明年春天，一座桥将把小岛和陆地连起来。渡轮会停在码头边，改成一家茶馆。
"""


def test_numbers_before_crossheads_part_one_story_and_before_headlines_several():
    reading = read(SQUID.encode(), "page.txt")
    assert heads_of(reading) == ["一艘老渡轮的最后一个冬天"]
    blocks = [f"{i:02d} {head}\n{text}" for i, (head, _, _, text) in enumerate(stories("zh"), 1)]
    reading = read("\n\n".join(["港口周报 2024年3月8日", *blocks]).encode(), "page.txt")
    assert heads_of(reading) == HEADS["zh"]


BY = {"en": "By Lena Anchor", "es": "Por Lena Anchor", "de": "Von Lena Anchor", "zh": "作者：林岸"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_signs_each_of_several_stories_makes_them_no_list_of_persons(language):
    names = ("", " Berg", " Lund", " Roth") if language != "zh" else ("", "一", "二", "三")
    signed = [f"{BY[language]}{name}" for name in names]
    blocks = [
        f"{head}\n{name}\n{text}"
        for (head, _, _, text), name in zip(stories(language), signed, strict=True)
    ]
    reading = read("\n\n".join(["2024-03-08", *blocks]).encode(), "mail.txt")
    assert heads_of(reading) == HEADS[language]
    assert not any(name in clipping.text for name in signed for clipping in reading.clippings)


def test_a_chinese_place_before_a_full_stop_says_nothing_and_a_name_before_a_colon_does():
    rows = [*STORIES["zh"], *STORIES["zh"][:2]]
    text = "\n\n".join(f"{row[2]}. 第{i}天，{row[6]}" for i, row in enumerate(rows))
    assert read(text.encode(), "mail.txt").kind != "transcript"
    talk = "\n\n".join(
        f"{('林岸', '白露')[i % 2]}：第{i}天，{row[6]}" for i, row in enumerate(rows)
    )
    assert read(talk.encode(), "page.txt").kind == "transcript"
