from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import brief, citing, front, indexes, lists


class FeedForm(StringConverter):
    """What a feed is written in."""

    regex = "atom|rss|json"


register_converter(FeedForm, "form")

app_name = "briefs"


def later(request, **kwargs):
    from django.http import Http404

    raise Http404


urlpatterns = [
    path("", front.front, name="front"),
    path("briefs/", lists.brief_list, name="list"),
    path("briefs/feed.<form:form>", later, name="list_feed"),
    path("briefs/<slug:slug>/", brief.brief, name="brief"),
    path("briefs/<slug:slug>/cite.bib", citing.bibtex, name="bibtex"),
    path("briefs/<slug:slug>/cite.json", citing.csl, name="csl"),
    path("tags/", indexes.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("tags/<slug:slug>/feed.<form:form>", later, name="tag_feed"),
    path("sources/", indexes.sources, name="sources"),
    path("sources/<slug:slug>/", lists.source, name="source"),
    path("sources/<slug:slug>/feed.<form:form>", later, name="source_feed"),
    path("archive/", later, name="archive"),
    path("archive/<int:year>/", later, name="archive_year"),
    path("digests/", later, name="digests"),
    path("digests/<str:week>/", later, name="digest"),
    path("corrections/", later, name="corrections"),
    path("since/", later, name="since"),
    path("report/", later, name="report"),
    path("about/", later, name="about"),
    path("standards/", later, name="standards"),
    path("colophon/", later, name="colophon"),
]
