"""The facts of a brief: what a list of briefs can be narrowed by."""

from sys import intern

from .brief import Brief
from .citation import Citation
from .tag import TaggedBrief

# The fact that every brief bears.
EVERY = "brief"


def tag_fact(tag_id):
    return f"tag {tag_id}"


def source_fact(source_id):
    return f"source {source_id}"


def facts_of(ids):
    """Return {brief id: its facts} of those of these briefs that are approved.

    A fact is one of "brief", "day 2021-11-13", "language en", "tag 12", "source 5", "kind agency";
    one string, however many bear it.
    """
    briefs = Brief.objects.approved().filter(pk__in=ids)
    facts = {
        pk: {EVERY, intern(f"day {filed_on}"), intern(f"language {language}")}
        for pk, filed_on, language in briefs.values_list("pk", "filed_on", "language")
    }
    ties = TaggedBrief.objects.filter(content_object__in=list(facts)).order_by()
    for brief, tag in ties.values_list("content_object_id", "tag_id"):
        facts[brief].add(intern(tag_fact(tag)))
    cited = Citation.objects.filter(brief__in=list(facts)).order_by()
    for brief, source, kind in cited.values_list("brief_id", "source_id", "source__kind"):
        facts[brief] |= {intern(source_fact(source)), intern(f"kind {kind}")}
    return facts


def has_tally(fact):
    """Say whether a tally is kept of a fact: of all briefs, of each tag and of each source.

    Days are too many, and the tallies of kinds and languages as large as that of all briefs: they
    would make a verb twice as slow for two filters that few ask for alone.
    """
    return fact == EVERY or fact.startswith(("tag ", "source "))
