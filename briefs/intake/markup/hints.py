"""What a class or an id says of the text in an element: words of names, and what they mean."""

import re
from dataclasses import dataclass

from ..shapes import Role


@dataclass(frozen=True, slots=True)
class Hint:
    """What the markup says a container is. A sure hint holds however much text is inside."""

    role: Role
    reason: str
    sure: bool = False
    name: str = ""  # the class and id that told it


# Asked in this order; the first that a name meets decides.
HINTS = (
    (
        re.compile(r"cookie|consent|gdpr|onetrust|didomi|cmp-"),
        Role.COOKIE_NOTICE,
        "a cookie notice",
    ),
    (re.compile(r"comment|disqus|respond|discussion|reactions"), Role.COMMENT, "comments"),
    (
        re.compile(r"newsletter|subscri|signup|sign-up|optin|mailing|donat"),
        Role.NEWSLETTER,
        "a call to subscribe",
    ),
    (re.compile(r"paywall|regwall|metered|piano"), Role.PAYWALL, "a wall before the text"),
    (
        re.compile(
            r"(?<![a-z])(?:share|sharing|social|sharedaddy|addtoany|addthis|sns|follow-us|print)(?![a-z]{3})"
        ),
        Role.SHARE_BAR,
        "a share bar",
    ),
    (
        re.compile(
            r"related|recommend|popular|trending|most-?read|mostread|more-?(?:news|stories|posts)|read-?(?:next|also)|also-?like|you-?may|outbrain|taboola|crosslink|see-also|jp-relatedposts|latest-(?:news|posts)|recent-posts|headlines-list"
        ),
        Role.RELATED,
        "a list of other stories",
    ),
    (
        re.compile(r"sidebar|widget|rail(?![a-z])|secondary|complementary"),
        Role.RELATED,
        "beside the text",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:ad|ads|advert|advertisement|adsense|adslot|dfp|gpt|mpu|banner|sponsor|sponsored|promo|promotion|anuncio|publicidad|publicite|publicidade|pubblicita|werbung|anzeige|advertentie|reclame|reklama|reklame|annons)(?![a-z])"
        ),
        Role.ADVERTISEMENT,
        "an advertisement",
    ),
    (
        re.compile(
            r"breadcrumb|(?<![a-z])crumbs?(?![a-z])|(?<![a-z])(?:nav|navbar|navigation|menu|topbar|masthead-links|skip-link|toolbar|langs?|language-switch)(?![a-z])"
        ),
        Role.NAVIGATION,
        "navigation",
    ),
    (
        re.compile(
            r"pagination|(?<![a-z])pager(?![a-z])|page-numbers|pagenav|nav-links|post-navigation"
        ),
        Role.PAGER,
        "a pager",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:foot|footer|colophon|imprint|impressum|copyright|legal|site-info|bottom-?bar|disclaimer)(?![a-z])"
        ),
        Role.LEGAL,
        "the page's foot",
    ),
    (
        re.compile(r"caption|wp-caption|image-credit|photo-credit|gallery|slideshow"),
        Role.CAPTION,
        "a caption",
    ),
    (
        re.compile(
            r"(?<![a-z])(?:tags?|tag-list|tagcloud|tags-links|categories|cat-links|keywords|topics)(?![a-z])(?!-)"
        ),
        Role.META,
        "labels of the story",
    ),
    (
        re.compile(
            r"author-?(?:bio|box|info|description|card)|about-?author|(?<![a-z])bio(?![a-z])"
        ),
        Role.META,
        "about the author",
    ),
    (re.compile(r"weather|clima(?![a-z])|meteo|ticker|clock"), Role.WEATHER, "weather or a ticker"),
    (
        re.compile(r"login|log-in|register|search-?(?:form|box|bar)"),
        Role.NAVIGATION,
        "a form of the site",
    ),
    (
        re.compile(r"modal|popup|pop-up|overlay|lightbox|toast"),
        Role.ADVERTISEMENT,
        "a window over the page",
    ),
)
