"""What was said to somebody in one language may come back while another is spoken."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import override


def in_every_language(say: Callable[[], str]) -> tuple[str, ...]:
    """Return a text in each language of the interface, English first."""
    said = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            said.append(say())
    return tuple(said)
