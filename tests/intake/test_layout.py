"""Layout that is no text: line ends, parted words, printed pages, signs around a headline."""

from textwrap import fill

import pytest

from briefs.intake import read
from briefs.intake.decoding.markdown import Marks
from briefs.intake.lines.frames import frame
from briefs.intake.lines.paragraphs import joined_lines
from briefs.intake.shapes import Role

HEADS = (
    "Ledava shuts its old tannery",
    "Otters come back to Arvela",
    "Norvik buys two pilot boats",
    "Baker wins a law suit on smoke",
)
WHOLE = [
    "The owners gave no reason to the 61 men, and the mayor heard of it from a friend on Monday.",
    "Rangers counted nine of them below the mill, two more than a storm had left there in 2021.",
    "Each costs 4 million and goes by battery for six hours, the harbour board said on Friday.",
    "The oven may burn wood until March, a judge told 41 neighbours, who had asked for silence.",
]
TEXTS = [fill(text, 70) for text in WHOLE]


def reading(*blocks, name="page.txt"):
    return read("\n\n".join(blocks).encode(), name)


def told(found):
    assert found.kind == "digest"
    return [(one.headline, one.text) for one in found.clippings]


@pytest.mark.parametrize(
    "form",
    ["*{}*", "__{}__", "^{}<", ">> {} <<", "+++ {} +++", "– {} –", "★ {} ★", "{} [Lake Post, 2/5]"],
)
def test_signs_around_headlines_are_no_part_of_them_and_end_a_paragraph(form):
    blocks = [f"{form.format(h)}\n{t}" for h, t in zip(HEADS, TEXTS, strict=True)]
    assert told(reading(*blocks)) == [*zip(HEADS, WHOLE, strict=True)]


def test_a_mail_that_was_sent_on_in_quotation_marks_reads_as_it_was_sent():
    blocks = [f"*{h}*\n{t}" for h, t in zip(HEADS, TEXTS, strict=True)]
    mail = "\n\n".join(blocks).replace("\n", "\n> ")
    assert told(reading(f"Have a look.\n\nOn 3 May, Lake Post wrote:\n> {mail}")) == [
        *zip(HEADS, WHOLE, strict=True)
    ]


@pytest.mark.parametrize("head", [HEADS[1], f"{HEADS[1]} (Lake Post)"])
def test_a_headline_without_a_text_is_an_item_where_it_bears_what_all_bear(head):
    blocks = [f"*{h}*\n{t}" for h, t in zip(HEADS, TEXTS, strict=True)]
    blocks.insert(1, f"*{HEADS[1]} in March*")
    found = [clipping.headline for clipping in reading(*blocks).clippings]
    assert found == [HEADS[0], f"{HEADS[1]} in March", *HEADS[1:]]
    blocks[1] = "In March"
    assert [clipping.headline for clipping in reading(*blocks).clippings] == list(HEADS)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("^Ferry sails<", "Ferry sails"),
        ("// Ferry sails //", "// Ferry sails //"),
        ("- Ferry sails", "- Ferry sails"),
        ("– the ferry of the Do-", "– the ferry of the Do-"),
        ("<https://lake.example>", "<https://lake.example>"),
        ("| Ferry | sails |", "| Ferry | sails |"),
        ("“Ferry sails”", "“Ferry sails”"),
        ("+5 to -3 °", "+5 to -3 °"),
    ],
)
def test_a_frame_opens_and_closes_a_line(text, within):
    start, end = frame(text)
    assert text[start:end] == within


WIDE = (
    "The board of the lake said on Monday that the ferry will run again, and",
    "that the islands get a second boat, which is to come from Ledava in the",
    "first week of June. It has 40 seats.",
)


def test_lines_of_one_width_are_a_paragraph_and_a_word_that_had_room_opens_another():
    assert joined_lines([*WIDE, "Nobody asked for it."], Marks()) == {2: 1, 3: 1}
    assert joined_lines([f"{line}." for line in WIDE], Marks()) == {}


def test_a_line_set_in_opens_a_paragraph_and_a_line_of_a_list_does_not():
    assert joined_lines([f"   {WIDE[0]}", *WIDE[1:]], Marks()) == {2: 1, 3: 1}
    first, last = (f"   {line}" for line in (WIDE[0], WIDE[0]))
    assert joined_lines([first, *WIDE[1:2], last, *WIDE[1:]], Marks()) == {2: 1, 4: 3, 5: 3}


def test_a_word_parted_at_the_end_of_a_line_is_whole_again_and_a_range_of_years_is_not():
    lines = (
        "The county counted the birds of the lake again in spring, and the her-",
        "ons were more than ever: 61 pairs, which nest on the island of Arvela-",
        "Nord. In the years 2019-",
        "2024 they had been half as many, said the ranger who counted them all.",
    )
    found = read("\n".join(("Herons by the lake", "", *lines)).encode(), "page.txt")
    (one,) = found.clippings
    assert "and the herons were" in one.text
    assert "heronss" not in one.text
    assert "2019-" in one.text
    assert [cut.reason for cut in found.lines[2].cut] == ["the hyphen of a parted word"]
    assert found.lines[2].text.endswith("her-")


PAGE = (
    "Lake Weekly, no 7                                              {}",
    "Lake Weekly                                            3 May 2024",
)


def test_the_edges_of_printed_pages_part_no_sentence_and_are_no_text():
    halves = WHOLE[0].split(" and ", 1)
    lines = [HEADS[0], f"{halves[0]} and", "", PAGE[0].format("1/4"), "", PAGE[1], "", halves[1]]
    for head, text, page in zip(HEADS[1:], TEXTS[1:], "234", strict=True):
        lines += ["", head, *text.split("\n"), "", PAGE[0].format(f"{page}/4"), "", PAGE[1]]
    found = read("\n".join(lines).encode(), "page.txt")
    assert told(found) == [*zip(HEADS, WHOLE, strict=True)]
    assert {found.lines[n].role for n in (3, 5)} == {Role.SITE_NAME}


def test_numbers_that_count_headlines_are_no_edges_of_pages():
    lines = [line for n, t in enumerate(TEXTS, 1) for line in (f"Decree {n}/2024", *t.split("\n"))]
    found = read("\n".join(lines).encode(), "page.txt")
    assert not [line for line in found.lines if line.reason.startswith("the head or foot")]


@pytest.mark.parametrize("form", ["NOW | {}", "\U0001f1f5\U0001f1ea Peru: {}"])
def test_a_label_before_the_headlines_is_cut(form):
    blocks = [f"{form.format(h)}\n{t}" for h, t in zip(HEADS, WHOLE, strict=True)]
    assert [head for head, _ in told(reading(*blocks))] == list(HEADS)
    one = [f"{h}\n{t}" for h, t in zip(("Peru: boats wait", *HEADS[1:]), WHOLE, strict=True)]
    assert told(reading(*one))[0][0] == "Peru: boats wait"


def test_where_headlines_count_up_what_stands_between_them_without_a_number_is_no_item():
    blocks = [f"{n}. {h}\n{t}" for n, (h, t) in enumerate(zip(HEADS, WHOLE, strict=True), 1)]
    pears = "Pears from the hill, six kilos a box\nThe orchard sends 40 boxes by Friday, it said."
    found = reading(*blocks[:2], pears, *blocks[2:])
    assert [one.headline for one in found.clippings] == list(HEADS)
    plain = [f"{h}\n{t}" for h, t in zip(HEADS, WHOLE, strict=True)]
    assert "Pears" in str(
        [one.headline for one in reading(*plain[:2], pears, *plain[2:]).clippings]
    )


def test_a_lead_in_without_the_dateline_that_all_others_bear_is_no_item():
    places = ("LEDAVA", "ARVELA", "NORVIK", "OLD BROD")
    blocks = [f"{p}, 3 May – {t}" for p, t in zip(places, WHOLE, strict=True)]
    lead = "Each Monday – since 2019 – our 12 men at the lake tell who said what on which day."
    found = reading("Lake Weekly", lead, *blocks)
    assert (found.kind, [one.text for one in found.clippings]) == ("digest", blocks)


@pytest.mark.parametrize(("gap", "is_digest"), [(" ", True), (" " * 6, False)])
def test_two_columns_side_by_side_are_no_headlines(gap, is_digest):
    blocks = [f"{h} and{gap}its lake\n{t}" for h, t in zip(HEADS, WHOLE, strict=True)]
    assert (reading(*blocks).kind == "digest") is is_digest


DATED = (
    ("18/10 Crane of Arvela lifts its first load", "It weighed 41 tonnes, the port said."),
    ("17/10 Pilots of the Tarn win their pay", "A court gave them 312 crowns a month."),
    ("11/10 Salt road closes for the winter", "Snow lay two metres deep on Tuesday."),
    ("09/10 Lumen buys four electric ferries", "The yard delivers the last in March."),
    ("02/10 Dry dock of Ostrel is filled again", "A pump failed, said the engineer."),
)


@pytest.mark.parametrize("last", ["Textos sob licença aberta", "29/09 Sand returns to the mole"])
def test_a_day_before_each_headline_is_none_of_it_and_what_lacks_it_at_the_end_no_item(last):
    items = [*DATED, (last, "Of the photos, 12 were asked for by readers.")]
    text = "\n\n".join(f"{head}\n{body}" for head, body in items)
    heads = [clipping.headline for clipping in read(text.encode(), "list").clippings]
    wanted = [head[6:] for head, _body in DATED]
    assert heads == [*wanted, last[6:]] if last[:2] == "29" else heads == wanted


def test_a_day_in_one_headline_of_many_stays():
    items = [(head[6:], body) for head, body in DATED]
    items[2] = ("11/10 to be a holiday in Arvela", items[2][1])
    text = "\n\n".join(f"{head}\n{body}" for head, body in items)
    heads = [clipping.headline for clipping in read(text.encode(), "list").clippings]
    assert heads == [head for head, _body in items]


HAN = (
    ("河口港务局冬季延长夜航", "最后一班渡轮推迟到二十三点，票价不变。"),
    ("盐湖铁路获两亿元贷款", "工程长度为四十六公里，明年三月开工。"),
    ("渔民协会要求降低船税", "去年共有三百一十二艘船停航，协会说。"),
    ("新灯塔将于星期五启用", "灯光可以照到二十公里以外的海面。"),
)


@pytest.mark.parametrize("mark", ["", "①②③④"])
def test_a_headline_in_brackets_needs_no_spaces_to_be_one(mark):
    lines = [f"{mark[n : n + 1]}【{head}】{body}" for n, (head, body) in enumerate(HAN)]
    found = read("\n\n".join(lines).encode(), "letter").clippings
    assert [one.headline for one in found] == [head for head, _body in HAN]


def test_a_short_label_in_brackets_is_no_headline_in_chinese_either():
    lines = [f"【{label}】{body}" for label, (_head, body) in zip("港铁渔灯", HAN, strict=True)]
    found = read("\n\n".join(lines).encode(), "letter").clippings
    assert all(one.headline not in "港铁渔灯" for one in found)
