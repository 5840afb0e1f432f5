"""Letters and readings of the morning: underlined heads, bare addresses, greetings, numbers."""

import pytest

from briefs.intake import read
from briefs.intake.decoding.markdown import Marks
from briefs.intake.lines.facts import measure

LETTER = """Von: Deichbrief <post@deichbrief.example>
Betreff: Deichbrief am Donnerstag: Schleuse, Deich, Muscheln
Datum: 20. November 2025 um 06:30:00 MEZ
An: Redaktion <redaktion@beispiel.example>

DEICHBRIEF
Was die Küste heute meldet
http://deichbrief.example/w/1

{greeting},

an der Küste war es stürmisch, und in Norderwarft wird jetzt doch gebaut. Viel
Freude beim Lesen!

Sturm drückt Schleuse aus der Angel
-----------------------------------
Die Wasserwacht hat ihre Schätzung am Abend erhöht. Betroffen sind vor allem
zwei Tore aus dem Jahr 1911; geräumt wird bis in den April.
http://deichbrief.example/w/2

Norderwarft baut weiter
-----------------------
Ein Käufer aus dem Binnenland übernimmt 112 der 140 Beschäftigten. Über den
Preis wurde nichts bekannt.
http://deichbrief.example/w/3

++++++++++++++++++ Anzeige ++++++++++++++++++
Gummistiefel zum Festpreis
49 Euro mit Schaft. Nur bei Stiefelhaus Dinkel.
http://deichbrief.example/a/11
+++++++++++++++++++++++++++++++++++++++++++++

Muscheln stoppen Bagger
-----------------------
Das Gericht in Osterkoog untersagt die Arbeiten, solange auf der Bank am
Fahrwasser gebrütet wird. Die Bank soll nun umzäunt werden.
http://deichbrief.example/w/4

Kutter fährt 40 Seemeilen ohne Steuer
-------------------------------------
Das Boot folgte in der Nacht zum Mittwoch der Küste über zwei Landkreise.
Verletzt wurde dabei niemand. Der Hersteller sucht den Fehler im Kartenwerk.
http://deichbrief.example/w/5

--
Deichbrief ist ein Angebot der Warftverlag GmbH, Stieglitzweg 2.
Wenn Sie keine Briefe mehr bekommen möchten: http://deichbrief.example/u/9
"""
HEADS = [
    "Sturm drückt Schleuse aus der Angel",
    "Norderwarft baut weiter",
    "Muscheln stoppen Bagger",
    "Kutter fährt 40 Seemeilen ohne Steuer",
]


@pytest.fixture(scope="module")
def letter():
    return read(LETTER.format(greeting="Guten Morgen").encode(), "letter.txt")


def test_an_underlined_line_heads_the_text_below_it(letter):
    assert [clipping.headline for clipping in letter.clippings] == HEADS


def test_an_address_alone_ends_an_item_and_lines_of_one_width_are_a_paragraph(letter):
    first = letter.clippings[0].text
    assert first.endswith(
        "Betroffen sind vor allem zwei Tore aus dem Jahr 1911; geräumt wird bis in den April."
    )


def test_what_stands_between_its_label_and_a_rule_is_the_advertisement(letter):
    lines = LETTER.split("\n")
    start = lines.index("Gummistiefel zum Festpreis")
    assert [letter.lines[n].role.value for n in range(start, start + 2)] == ["advertisement"] * 2


def test_below_two_hyphens_stands_a_signature(letter):
    at = LETTER.split("\n").index("--")
    assert [line.role.value for line in letter.lines[at + 1 : at + 3]] == ["end-matter"] * 2


def test_the_text_that_greets_the_reader_is_the_letters_own():
    assert "an der Küste" not in str([c.text for c in _read("Guten Morgen").clippings])
    assert "an der Küste" in str([c.text for c in _read("Neues von gestern").clippings])


def _read(greeting):
    return read(LETTER.format(greeting=greeting).encode(), "letter.txt")


@pytest.mark.parametrize(
    ("rule", "level"), [("=" * 11, 1), ("-" * 11, 2), ("---", 0), ("-" * 40, 0)]
)
def test_an_underline_is_as_long_as_its_line(rule, level):
    facts = measure(["", "Ferry sails", rule, "It left at noon."], "en", {}, Marks())
    assert facts[2].heading == level


MORNING = """<html><head><title>早读 2025-03-18 - 柳湾社区</title></head><body>
<div class=top><a href=/l>登录</a><a href=/r>注册</a><a href=/h>租房</a><a href=/j>招聘</a></div>
<h1>柳湾早读 3月18日</h1>
<div class=info><span>2025-03-18 06:30</span><span>来源：柳湾社区</span><span>浏览：88</span></div>
<p>1、柳湾市：今起全市渡轮恢复夏季时刻表，1号、7号末班船延至22:40，老年卡需在月底前年审。</p>
<p>2、石桥县：昨日发生3.1级地震，震源深度9公里，无人员伤亡，两处老屋围墙倒塌。</p>
<p>3、市中级法院：柳湾大桥索赔案二审宣判，施工方赔偿市政公司1270万元，比一审少三成。</p>
<p>4、芦花洲：观鸟塔因游客投喂关闭，管理处表示白鹭“胖得飞不动”，预计五月前重开。</p>
<p>5、省统计局：前两月柳湾用电量同比增长4.6%，其中制冰厂增长一倍，原因正在核实。</p>
</body></html>"""


def test_numbered_paragraphs_of_a_morning_are_stories_and_a_magnitude_is_no_day():
    found = read(MORNING.encode(), "morning.html")
    assert found.kind == "digest"
    assert [clipping.text[:1] for clipping in found.clippings] == list("12345")
    assert not any("3月1" in str(clipping.event_on) for clipping in found.clippings)
    assert [clipping.event_on for clipping in found.clippings][1] is None


def test_labels_and_links_that_touch_in_the_markup_are_apart():
    found = read(MORNING.encode(), "morning.html")
    assert found.text.split("\n")[0] == "登录 注册 租房 招聘"
    assert (str(found.published), found.source) == ("2025-03-18", "柳湾社区")


@pytest.mark.parametrize("runs", ["<span>Kla</span><span>mm, 3.</span><span>5.2021</span>"])
def test_runs_of_one_sentence_stay_together(runs):
    text = f"<p>{runs} stands in a longer line of words that a writer typed in pieces.</p>"
    assert "Klamm, 3.5.2021" in read(f"<html><body>{text}</body></html>".encode(), "a.html").text


STORY = """The Banner

{above}

Almond farms are thirsty in the valley

By Wanda Marsh

Feb. 3, 2025

The growers of the valley said on Monday that their wells had dropped by 88 feet since 2019, and
that the town would have to share what is left of its water with them
until a court decides in the spring.

{below}

The town answered that it had dug the well in 1961, had paid for each repair of it since then,
and would keep what it pumps. A judge ordered both sides to pump no more than in January.
"""
WALL = "You have been granted access, subscribe to continue reading."
FILLER = "\n\n".join(
    f"In the {n} of the valley the wells of the town and of the farms were measured again by the "
    "office of water, which found less than in the year before and wrote so to the council."
    for n in ("north", "south", "east", "west", "middle", "hills")
)


@pytest.mark.parametrize(
    ("above", "below", "cut"), [(WALL, FILLER, False), ("News", f"{FILLER}\n\n{WALL}", True)]
)
def test_a_wall_above_a_whole_text_cuts_nothing(above, below, cut):
    found = read(STORY.format(above=above, below=below).encode(), "wall.txt")
    assert ("truncated" in found.clippings[0].flags) is cut


def test_a_window_of_consent_copied_with_its_examples_is_no_story():
    text = """Harbour Journal

We value your privacy

We and our 812 partners store and access information on a device, such as cookies, and process
personal data, such as identifiers, for the purposes described below. You may click to consent to
our partners.

MORE OPTIONS
AGREE

Store and access information on a device
804 partners can use this purpose
Cookies, device identifiers or similar ones can be stored or read on your device to recognise it.

Personalised advertising
917 partners can use this purpose
A maker of cars wants to promote its electric vehicles to users who live in the city.

REJECT ALL
ACCEPT ALL
"""
    assert read(text.encode(), "consent.txt").clippings == []


RECORD = """<html><head><title>Record of the House</title></head><body>
<ul><li><a href=/m>Members</a></li><li><a href=/r>Record of the House</a></li></ul>
<h1>Record of the House</h1><p>Wednesday, 12 March 2025</p>
<h2>Urgent debate on the closing of the harbour of Caldera</h2>
<p>The Speaker: The sitting is open. Madam Vasco has the floor for ten minutes.</p>
<p>Madam Vasco: The harbour closed in January, and no ship has come since that day.</p>
<p>The Minister of Works: The wall sinks by two millimetres a month, and nobody can say why.</p>
<p>Madam Vasco: The report in my hand says millimetres, too, and not centimetres, as he said.</p>
<p>The Speaker: I ask for silence. There are no more names on the list, and I close the debate.</p>
</body></html>"""


def test_a_debate_is_headed_by_its_own_title_and_not_by_the_name_of_the_record():
    found = read(RECORD.encode(), "record.html")
    assert found.kind == "transcript"
    assert found.clippings[0].headline == "Urgent debate on the closing of the harbour of Caldera"


SIGNED = """<html><body><main><h1>Wrenford council to close nine libraries</h1>
<aside><div><a rel=author href=/p>Nora Quillfeather</a></div>{beside}<div>3 Mar 2025</div></aside>
<p>Wrenford council will close nine of its 14 libraries by October, ending a service that opened
its first reading room in 1887, after a vote late on Sunday in which six of nine agreed.</p>
<p>The cabinet voted for cuts of 3.8 million pounds, of which the libraries make up less than a
fifth, and said that a bus with books would stop in each village on one day of the week.</p></main>
</body></html>"""


def test_who_and_when_beside_the_text_are_read_and_a_list_there_is_not():
    found = read(SIGNED.format(beside="").encode(), "page.html")
    assert (found.byline, str(found.published)) == ("Nora Quillfeather", "2025-03-03")
    beside = "<p>Another story of the week, of which more is told on another page.</p>" * 4
    (clipping,) = read(SIGNED.format(beside=beside).encode(), "page.html").clippings
    assert "Another story" not in clipping.text


def test_where_a_caption_stands_on_the_screen_is_not_spoken():
    cues = "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000 align:start line:0\nthe ferry of pier {n} sails\n\n"
        for n in range(1, 8)
    )
    (clipping,) = read(f"WEBVTT\n\n{cues}".encode(), "talk.vtt").clippings
    assert "align" not in clipping.text + clipping.headline


NAMED_BEFORE = """Sable Coast Letter | 20 November 2026 | Issue 7

Good morning! Here is what moved on the coast.

*** IN THIS ISSUE ***
{contents}

----------------------------------------

DREDGER CONTRACT SIGNED IN MUDFORD

The port board of Mudford signed a contract on November 17 for a dredger of 640 tonnes. The price
is 48 million, the board said.

Two members asked why only one bid was opened.

----------------------------------------

SALT LOAN FOR A WORKS IN DUNMERE

A bank of the coast lends 120 million for a salt works in Dunmere, the county said on November 18.
The works is to employ 210 people.

----------------------------------------

FIRST PEARS LEAVE FOR THE ISLES

Twelve containers of pears left the quay of Sandby on November 16, the growers said. The works in
Dunmere packs them in salt.
"""


@pytest.mark.parametrize(
    "contents",
    ["1. Dredger contract signed\n2. Salt loan\n3. Pears", "- Pears\n- Salt loan\n- Dredger", ""],
)
def test_what_an_issue_holds_is_named_above_its_stories_and_is_none(contents):
    reading = read(NAMED_BEFORE.format(contents=contents).encode(), "letter.txt")
    assert [clipping.headline for clipping in reading.clippings] == [
        "DREDGER CONTRACT SIGNED IN MUDFORD",
        "SALT LOAN FOR A WORKS IN DUNMERE",
        "FIRST PEARS LEAVE FOR THE ISLES",
    ]


def test_parts_of_one_story_between_rules_are_no_stories():
    text = NAMED_BEFORE.format(contents="").split("-" * 40 + "\n")[1:]
    again = "The contract of Mudford for the dredger of 640 tonnes at 48 million was signed by the "
    parts = [
        text[0],
        *(f"\nTHE BOARD AND THE {word}\n\n{again}{word}.\n" for word in ("QUAY", "MEN")),
    ]
    reading = read(
        "\n----------------\n".join(["Sable Coast Letter\n", *parts]).encode(), "one.txt"
    )
    assert len(reading.clippings) == 1
