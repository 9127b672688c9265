"""In which languages people are written to about a service: nobody says which they prefer."""

from collections.abc import Callable

from django.utils import translation

from inspections.choices import Country
from inspections.models import Service

ENGLISH, WELSH = "en", "cy"


def mail_languages(service: Service) -> tuple[str, ...]:
    """Return English, and Welsh below it for a service in Wales."""
    return (ENGLISH, WELSH) if service.country == Country.WALES else (ENGLISH,)


def in_mail_languages(service: Service, words: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """Return subject and text of a mail in each language of the service, one below the other.

    `words` returns both in the language that is active, whatever that is for its caller: a
    command has none of its own, and a page that of whoever opened it.
    """
    pairs: dict[tuple[str, str], None] = {}
    for language in mail_languages(service):
        with translation.override(language):
            pairs[words()] = None
    subjects = dict.fromkeys(subject for subject, _text in pairs)
    return " / ".join(subjects), "\n\n".join(text.rstrip("\n") for _subject, text in pairs) + "\n"
