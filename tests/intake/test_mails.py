"""Saved mails: parts are decoded, heads are no code, marks of quoting are taken off."""

import base64

import pytest

from briefs.intake import RefusedDocument, read

TEXT = (
    "Arvela shuts its quay for two weeks\n\n"
    "The harbour of Arvela is shut while its quay is mended, the pilot said on Monday. “It takes "
    "two weeks”, she added, and the ferries leave from the south until then.\n\n"
    "Some 400 passengers had waited for two hours, and the harbour paid for their meals."
)
HEAD = 'From: "Lake Letter" <mail@lakeletter.example>\nSubject: =?utf-8?b?UXVhaSDDqQ==?=\n'
HEAD += "Date: Mon, 16 Nov 2026 06:00:00 +0000\nMIME-Version: 1.0\n"
PLAIN = 'Content-Type: text/plain; charset="{}"\nContent-Transfer-Encoding: base64\n\n{}\n'
PAGE = 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
PAGE += "<html><body><h1>Arvela shuts its=\n quay</h1>{}</body></html>\n"


def packed(text, charset="utf-8"):
    return PLAIN.format(charset, base64.encodebytes(text.encode()).decode())


def multipart(*parts, kind="alternative"):
    inner = "".join(f"--b1\n{part}\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b1"\n\n{inner}--b1--\n'.encode()


# "undefined" is a codec of Python that only raises; "punycode" takes the square of a text.
@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "undefined", "punycode"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_part_in_base64_is_read_as_what_it_says(charset, ends):
    mail = multipart(packed(TEXT, charset), PAGE.format("<p>See the text.</p>"))
    reading = read(mail.replace(b"\n", ends.encode()), "mail.eml")
    (one,) = reading.clippings
    assert one.headline == "Arvela shuts its quay for two weeks"
    assert "until then.\n\nSome 400 passengers" in one.text
    assert str(reading.published) == "2026-11-16"
    assert [line.text for line in reading.lines][1] == "Subject: Quai é"


def test_a_mail_that_is_a_page_is_read_as_one_and_its_attachments_are_named():
    body = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n")[1:])
    pdf = 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="a.pdf"\n\nJVBE'
    reading = read(multipart(PAGE.format(body), pdf, kind="mixed"), "mail.eml")
    (one,) = reading.clippings
    assert one.headline == "Arvela shuts its quay"
    assert "Attachment: a.pdf" in reading.text
    assert "JVBE" not in reading.text


def test_a_mail_without_text_or_with_parts_without_end_is_refused_in_a_sentence():
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="
    nested = multipart(*["Content-Type: multipart/mixed; boundary=x\n\n--x"] * 30)
    long = multipart("Content-Type: text/plain" + "; a=b" * 2_000 + "\n\ntext")
    for mail in (multipart(picture), nested, long, multipart(*["\ntext"] * 2_000)):
        with pytest.raises(RefusedDocument, match=r"^mail\.eml is a mail .*\.$"):
            read(mail, "mail.eml")


@pytest.mark.parametrize("encoding", ["undefined", "idna", "\0"])
def test_a_mail_whose_attachment_is_named_in_no_encoding_is_refused_in_a_sentence(encoding):
    attached = "Content-Type: image/png\nContent-Disposition: attachment; filename*={}''a.png\n\nx"
    known = multipart(packed(TEXT), attached.format("utf-8"))
    assert "Attachment: a.png" in read(known, "mail.eml").text
    with pytest.raises(RefusedDocument, match=r"^mail\.eml is a mail .*\.$"):
        read(multipart(packed(TEXT), attached.format(encoding)), "mail.eml")


def test_a_story_that_begins_with_fields_is_no_mail():
    story = f"Place: Arvela\nDate: 16 November 2026\n\n{TEXT}"
    reading = read(story.encode(), "story.txt")
    assert reading.text == story


def test_marks_of_quoting_are_taken_off_a_mail_sent_on_and_left_in_a_quotation():
    quoted = "\n".join(f"> {line}".rstrip() for line in TEXT.split("\n"))
    (one,) = read(f"For the morning list\n\n{quoted}".encode(), "fwd.txt").clippings
    assert "> " not in one.text
    assert TEXT.split("\n\n")[1] in one.text
    some = f"{TEXT}\n\n> A line that a reader sent, as one of many who wrote to the harbour."
    assert "> A line" in read(some.encode(), "story.txt").text


def test_lines_above_each_quoted_text_are_headlines_and_no_note_above_a_mail():
    stories = {
        "Moquela pays for two old cranes": "The port gave 2 million for them on Monday, it said.",
        "Salt trains run to the coast again": "A bridge was missing until Tuesday, 4 March.",
        "Growers of quinoa sell less abroad": "Their chamber reported 12% less than a year ago.",
        "Tuna fleet stays in its old bay": "Forty boats protest against a tax since Friday.",
    }
    told = "\n\n".join(f"{head}\n> {text}" for head, text in stories.items())
    digest = read(told.encode(), "letter.txt")
    assert [one.text for one in digest.clippings] == list(stories.values())


@pytest.mark.parametrize(
    ("sender", "host"),
    [
        ('"Lake Letter" <mail@lakeletter.example>', "Lake Letter"),
        ("The Arvela Beacon News <a@mail.example>", "The Arvela Beacon News"),
        ("Nora Quill <quill@mail.example>", None),
    ],
)
def test_the_head_of_a_mail_is_no_code_and_names_a_medium_that_sent_it(sender, host):
    head = f"From: {sender}\nTo: desk@house.example\nSubject: Friday\nContent-Type: text/plain"
    items = [f"{title}\n{TEXT.split(chr(10) * 2)[1]}" for title in ("A quay shuts", "A quay opens")]
    reading = read("\n\n".join([head, *items]).encode(), "mail.txt")
    roles = {line.text.split(":")[0]: line.role for line in reading.lines[:4]}
    assert [roles[name] for name in ("From", "To", "Content-Type")] == ["meta"] * 3
    assert reading.host == host


SENT_ON = """Subject: Fwd: for the morning list??
From: A Colleague <ac@desk.example>

This may be one for us.{note}

{mark}From: {sender} <press@buses.example>
{mark}Subject: {prefix}City buses to run all night from March
{mark}Date: 19 November 2026
{mark}
{mark}The city of Harnes will run its buses all night, the council said on Thursday.
{mark}
{mark}“Nurses asked for it for years,” said the mayor, Ada Lund, at the depot that day.
"""


@pytest.mark.parametrize(
    ("mark", "prefix", "sender", "host"),
    [
        ("> ", "", "Harnes City Press", "Harnes City Press"),
        ("", "WG: ", "Press Office", None),
        ("", "Fwd: Re: ", "Ada Venn", None),
    ],
)
def test_a_mail_that_was_sent_on_has_its_own_title_and_the_note_is_no_text(
    mark, prefix, sender, host
):
    mail = SENT_ON.format(mark=mark, prefix=prefix, sender=sender, note="")
    reading = read(mail.encode(), "mail.txt")
    (story,) = reading.clippings
    assert story.headline == "City buses to run all night from March"
    assert story.text.startswith("The city of Harnes")
    assert (str(reading.published), reading.host) == ("2026-11-19", host)


def test_a_long_text_above_an_older_mail_is_no_note():
    note = " The ferry to Lind stops on Monday since its crew is ill, the harbour board said." * 5
    mail = SENT_ON.format(mark="", prefix="", sender="Ada Venn", note=note)
    reading = read(mail.encode(), "mail.txt")
    assert any("ferry to Lind" in line.text for line in reading.lines if line.kept)


@pytest.mark.parametrize(
    "sender",
    ["Press Desk", "Info", "Communications Department", "Oficina de Prensa", "Bureau de presse",
     "Assessoria de Imprensa", "Pressestelle", "新闻办公室"],
)  # fmt: skip
def test_a_bare_function_in_any_language_names_no_source(sender):
    mail = SENT_ON.format(mark="", prefix="", sender=sender, note="")
    reading = read(mail.replace("press@buses", "info@info").encode(), "mail.txt")
    assert (reading.source, reading.host) == (None, None)
    credited = read(f"{mail}\nSource: {sender}\n".encode(), "mail.txt")
    assert credited.source is None


@pytest.mark.parametrize("sender", ["La Prensa", "Die Presse", "Harnes Press Office"])
def test_a_name_with_a_word_of_functions_is_a_source(sender):
    mail = SENT_ON.format(mark="", prefix="", sender=sender, note="")
    assert read(mail.encode(), "mail.txt").source == sender


def test_the_title_of_a_mail_whose_story_has_its_own_headline_belongs_to_its_head():
    mail = SENT_ON.format(mark="", prefix="", sender="Ada Venn", note="")
    title = "City buses to run all night from March"
    mail = mail.replace("The city of Harnes", f"{title}\n\nThe city of Harnes")
    reading = read(mail.encode(), "mail.txt")
    assert [story.headline for story in reading.clippings] == [title]
    roles = [(line.role, line.reason) for line in reading.lines if line.text.endswith(title)]
    assert sorted(roles) == [
        ("headline", "the headline of the story"),
        ("meta", "the head of a mail"),
    ]


@pytest.mark.parametrize("field", ["Enviada em", "Gesendet", "Sent", "Enviado el"])
def test_the_day_on_which_a_mail_below_a_note_was_sent_is_its_day(field):
    note = "From: Ana <ana@desk.example>\nSubject: FW: Quay\n\nSee below, please."
    head = f"From: Lake Press <press@lake.example>\n{field}: 16 November 2026 19:52\nSubject: Quay"
    reading = read(f"{note}\n\n{head}\n\n{TEXT}".encode(), "mail")
    assert str(reading.published) == "2026-11-16"


def test_coded_words_of_a_plain_mail_are_decoded_and_broken_ones_stay():
    broken = "Subject: =?utf-8?B?abcde?="
    assert read(f"{broken}\n\n{TEXT}".encode(), "mail").text.startswith(broken)
    coded = "=?utf-8?Q?Vier_Kr=C3=A4ne=00=E2=80=AE_f=C3=BCr_Arvela?="
    head = f"From: Ana <ana@desk.example>\nSubject: {coded}\n"
    reading = read(f"{head}Date: Mon, 16 Nov 2026 06:00:00 +0000\n\n{TEXT}".encode(), "mail.eml")
    assert reading.text.split("\n")[1] == "Subject: Vier Kräne für Arvela"
