"""What every page may say of the house."""

from django.conf import settings


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "site_contact": settings.SITE_CONTACT,
        "site_url": settings.SITE_URL,
    }
