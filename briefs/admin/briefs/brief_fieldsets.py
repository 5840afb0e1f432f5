"""How the form of a brief is laid out: what is typed, what is told, what is only read."""

from django.utils.translation import gettext_lazy

# Folded fields stand each in a row of its own: Django unfolds what is wrong in such rows alone.
NEW_TAG = (
    gettext_lazy("A tag that is not there yet"),
    {"classes": ("collapse",), "fields": ("new_tag", "new_tag_kind", "new_tag_sure")},
)
# What was typed there is not folded away when it comes back.
TYPED_NEW_TAG = (NEW_TAG[0], {"fields": NEW_TAG[1]["fields"]})
WRITING = (
    (None, {"fields": ("headline", "summary", "body", "tags", "version", "uid")}),
    NEW_TAG,
    (
        gettext_lazy("When it happened"),
        {
            "fields": (
                ("event_on", "event_until", "event_precision"),
                "event_inferred_part",
                "event_inferred_from",
            )
        },
    ),
    (
        gettext_lazy("Filing, kind and language"),
        {
            "classes": ("collapse",),
            "fields": ("kind", "language", "filed_by_editor", "filed_on", "filed_because"),
        },
    ),
)
# Who may not write is shown the text as a review shows it.
READING = ((None, {"fields": ("headline",)}),)
# It stands above the button that tells them, under a head of its own.
TELLING = (None, {"classes": ("telling",), "fields": ("correction", "note", "stands")})
PROPOSING = (
    gettext_lazy("What readers will be told"),
    {
        "classes": ("telling",),
        "fields": ("correction", "note"),
        "description": gettext_lazy("A proposal: whoever approves the draft sees it and decides."),
    },
)
