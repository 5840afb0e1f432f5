"""What readers write below a plain text, with a label above it or without."""

import pytest

from briefs.intake import read

PAPERS = {
    "en": ("Ferry back after the storm", [
        ("The board said on Tuesday that 412 boats had left before the storm, and that the ferry "
        "to the islands would run again from Friday."),
        ("Nobody was hurt, and the damage to the ferry would be counted by the end of the month, "
        "when the insurers arrive."),
    ], [
        "I have taken this ferry for twenty years and it was never on time, so what is new?",
        "Thanks for the article. My cousin says that it was the fault of the board.",
    ], "3 hours ago", "4 March 2025 at 10:12", "Reply", "2 Comments"),
    "es": ("Vuelve el barco tras la tormenta", [
        ("La junta dijo el martes que 412 barcos habían zarpado antes de la tormenta y que el "
        "barco a las islas navegará de nuevo desde el viernes."),
        ("Nadie resultó herido, y los daños del barco se contarán a fin de mes, cuando lleguen los "
        "seguros desde tierra firme."),
    ], [
        "Yo tomo este barco hace veinte años y nunca llegó a tiempo, ¿qué hay de nuevo?",
        "Gracias por la nota. Mi primo trabaja en el muelle y dice que fue culpa de la junta.",
    ], "hace 3 horas", "4 marzo, 2025 a las 10:12", "Responder", "2 comentarios"),
    "de": ("Fähre fährt nach dem Sturm wieder", [
        ("Der Vorstand teilte am Dienstag mit, dass 412 Boote vor dem Sturm ausgelaufen seien und "
        "die Fähre ab Freitag wieder fahre."),
        ("Niemand wurde verletzt, und die Schäden an der Fähre werden bis zum Monatsende gezählt, "
        "wenn die Versicherer kommen."),
    ], [
        "Ich nehme diese Fähre seit zwanzig Jahren, und pünktlich war sie nie, was ist neu?",
        "Danke für den Artikel. Mein Vetter sagt, dass der Vorstand an allem schuld ist.",
    ], "vor 3 Stunden", "4. März 2025 um 10:12", "Antworten", "2 Kommentare"),
    "zh": ("风暴过后渡轮恢复航行", [
        "港务局星期二表示，风暴来临之前已有四百一十二艘船离港，通往外岛的渡轮将于星期五恢复航行。",
        "风暴中无人受伤，渡轮的损失将在月底之前清点完毕，届时保险公司的人员将从大陆抵达港口。",
    ], [
        "我坐这条渡轮二十年了，从来没有准点过，有什么新鲜的？",
        "谢谢这篇报道，我表哥在防波堤上班，他说都是港务局的错。",
    ], "3小时前", "2025-03-04 10:12", "回复", "评论（2）"),
}  # fmt: skip
POSTS = {
    "a name and an hour above": "{name} · {day}\n{said}",
    "a name, an hour, a button": "{name}\n{day}\n\n{said}\n\n{reply}",
    "how long ago": "{name}\n{ago}\n\n{said}\n\n4 {reply}",
    "in one line with bars": "{name} • {ago}\n\n{said}\n\n• {reply} •",
    "counts of likes": "{name}: {said}\n👍 4 👎 1",
}


@pytest.mark.parametrize("language", PAPERS)
@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
@pytest.mark.parametrize("labelled", [True, False])
def test_readers_posts_below_a_text_are_dropped_with_their_reason(post, language, labelled):
    head, texts, posts, ago, day, reply, label = PAPERS[language]
    below = [
        post.format(name=name, said=said, ago=ago, day=day, reply=reply)
        for name, said in zip(["Otto88", "sea_dog"], posts, strict=True)
    ]
    paper = "\n\n".join([head, *texts, *([label] if labelled else []), *below])
    reading = read(paper.encode(), "page.txt")
    (one,) = reading.clippings
    assert one.text == "\n\n".join(texts)
    if not labelled:
        said = [line for line in reading.lines if any(p in line.text for p in posts)]
        assert {line.role for line in said} == {"comment"}


def test_posts_of_a_live_page_by_its_reporters_are_no_readers():
    hours = ["10:12", "11:40", "12:05"]
    text = [
        "The bridge over the Tarn is shut, the county said, since the water stands at 4 metres.",
        "Buses turn back at the mill, and the school has sent all its 212 pupils home for now.",
        "The mayor said that the water would fall from noon on, and asked for some patience.",
    ]
    story = "\n\n".join(PAPERS["en"][1])
    posts = [f"4 March 2025, {hour}\n\n{said}" for hour, said in zip(hours, text, strict=True)]
    reading = read("\n\n".join(["Flood at the mill", story, *posts]).encode(), "page.txt")
    assert all(line.role != "comment" for line in reading.lines)
