"""The source that a name or a domain means: found, or made where there is none yet."""

from django.db.models import Q

from ...models import Source
from ...text.credit import clean_name
from ...text.fold import fold


def find_source(name, *, domain=""):
    """Find a source by a name that it bears or bore, or by a domain that it alone has; or None."""
    if found := Source.objects.named(name or "").first():
        return found
    if not domain:
        return None
    # Else by another form of it that somebody typed: with capitals, or with www.
    typed = Q(domain__iexact=domain) | Q(domain__iexact=f"www.{domain}")
    for form in (Q(domain=domain), typed):
        if len(of_domain := Source.objects.filter(form)[:2]) == 1:
            return of_domain[0]
    return None


def make_source(name, *, domain="", kind=""):
    """Find a source as `find_source` does, or make one; None without a name."""
    name, domain = clean_name(name), plain_domain(domain)
    found = find_source(name, domain=domain)
    if found is None and name:
        # Another upload may bring the same name in at this moment.
        said = {"name": name, "domain": domain, "kind": kind or Source.Kind.UNKNOWN}
        found, _made = Source.objects.get_or_create(folded=fold(name), defaults=said)
    return found


def plain_domain(domain):
    return (domain or "").lower().removeprefix("www.")
