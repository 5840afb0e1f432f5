"""A tag that is made while a brief is written: never twice, and never unseen."""

import pytest

from briefs import desk
from briefs.desk.names.alike import alike, tags_alike
from briefs.models import Tag, TagName
from tests.factories import TagFactory, TagNameFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_name_that_nothing_bears_becomes_a_tag_of_its_kind(editor):
    tag, made = desk.new_tag("harbour dues", "topic", by=editor)
    assert made
    assert (tag.name, tag.kind, tag.suggested) == ("harbour dues", "topic", False)
    assert tag.names.get().folded == "harbour dues"
    assert desk.new_tag("Bay Port Authority", "organisation", by=editor)[0].kind == "organisation"


def test_any_name_of_a_tag_leads_to_it_accents_and_case_apart(editor):
    beijing = TagFactory(name="Beijing")
    TagNameFactory(tag=beijing, name="Pékin")
    for name in ("PEKIN", " beijing ", "pékin"):
        assert desk.new_tag(name, "place", by=editor) == (beijing, False)
    assert Tag.objects.get() == beijing


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Xi Jinping", "Jinping Xi"),
        ("Huawei", "Huavei"),
        ("Huawei", "Нuawei"),  # the first letter is Cyrillic
        ("Chancay Port", "Chancay Ports"),
        ("COSCO Shipping", "C0SCO Shipping"),
    ],
)
def test_a_name_that_looks_like_another_is_made_by_who_is_sure_alone(editor, known, typed):
    tag = TagFactory(name=known)
    with pytest.raises(desk.Doubtful, match=f"“{tag.name}”") as doubted:
        desk.new_tag(typed, "topic", by=editor)
    assert doubted.value.name == typed
    assert Tag.objects.get() == tag
    assert desk.new_tag(typed, "topic", by=editor, sure=True)[1]


def test_a_word_of_two_scripts_is_doubted_without_another_name_too(editor):
    with pytest.raises(desk.Doubtful, match="mixes scripts: а is no letter"):
        desk.new_tag("Port of Chаncay", "place", by=editor)  # the first a is Cyrillic
    assert desk.new_tag("Порт", "place", by=editor)[1]


def test_other_names_are_not_doubted(editor):
    for known in ("Peru", "Harbour pier 1", "football"):
        TagFactory(name=known)
    for name in ("Peri", "Harbour pier 2", "foothold"):
        assert desk.new_tag(name, "topic", by=editor)[1]


def test_a_country_is_no_name_to_be_typed_in_passing(editor):
    with pytest.raises(desk.NotPossible, match="ISO code"):
        desk.new_tag("Peru", "country", by=editor)
    assert not Tag.objects.exists()


def test_a_name_that_is_none_is_refused(editor):
    with pytest.raises(desk.Invalid) as refused:
        desk.new_tag("x" * 500, "topic", by=editor)
    assert "new_tag" in refused.value.errors
    assert not TagName.objects.exists()


def test_a_reporters_new_tag_is_a_suggestion_until_an_editor_looks_at_it():
    tag, made = desk.new_tag("harbour dues", "topic", by=UserFactory(reporter=True))
    assert (made, tag.suggested) == (True, True)


def test_who_may_not_add_tags_makes_none():
    with pytest.raises(desk.NotAllowed, match="right to add tags"):
        desk.new_tag("harbour dues", "topic", by=UserFactory())
    assert not Tag.objects.exists()


WORDS = "harbour"


@pytest.mark.parametrize("place", range(len(WORDS)))
def test_one_letter_apart_is_seen_wherever_the_letter_stands(place):
    """Changed, dropped or added, at either end and in the middle; by report and question alike."""
    before, letter, after = WORDS[:place], WORDS[place], WORDS[place + 1 :]
    for other in (
        f"{before}x{after}",
        f"{before}{after}",
        f"{before}x{letter}{after}",
        WORDS + "x",
    ):
        for one, two in ((WORDS, other), (other, WORDS)):
            assert [pair.why for pair in alike([(one, 1), (two, 2)])] == ["letter"], other
            assert tags_alike(one, [(two, 2, two)]) == [2]
    assert tags_alike(WORDS, [("harvests", 2, "harvests")]) == []
