"""Loads editions of frameworks and their content."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.errors import NotVisible
from accounts.models import User
from standards.choices import FrameworkStatus
from standards.errors import UnknownFrameworkError
from standards.models import Framework
from standards.queries.searching import SearchableText
from standards.queries.texts import texts_of
from standards.types import FrameworkContent, read_framework

# Content by hash: a published edition never changes, so an entry is never out of date. Its texts
# are kept by language as well.
_contents: dict[str, FrameworkContent] = {}
_texts: dict[tuple[str, str | None], tuple[SearchableText, ...]] = {}
_MOST_CONTENTS = 50


def get_published_frameworks() -> QuerySet[Framework]:
    """All published editions, newest last; documents are left out."""
    published = Framework.objects.filter(status=FrameworkStatus.PUBLISHED)
    return published.order_by("published_at", "pk").defer("document")


def get_framework_for(
    user: User | AnonymousUser, code: str, edition: str | None = None
) -> Framework:
    """The published edition, or the newest one; any signed-in person may read it.

    Raises NotVisible for anybody else, and for editions that are unknown or still drafts.
    """
    framework = _find_published(code, edition) if user.is_authenticated else None
    if framework is None:
        raise NotVisible
    return framework


def find_framework(name: str) -> Framework:
    """The edition a command names: "fji-2015@1", or "fji-2015" for the newest published one."""
    code, _separator, edition = name.partition("@")
    framework = _find_published(code, edition or None)
    if framework is None:
        raise UnknownFrameworkError(
            _("There is no published framework “%(name)s”.") % {"name": name}
        )
    return framework


def get_content(framework: Framework) -> FrameworkContent:
    """What the edition says. Reads its document once per process, so pages pay no query for it."""
    content = _contents.get(framework.content_hash)
    if content is None:
        content = read_framework(framework.document)
        if len(_contents) >= _MOST_CONTENTS:
            _contents.clear()
            _texts.clear()
        _contents[framework.content_hash] = content
    return content


def get_texts(framework: Framework) -> tuple[SearchableText, ...]:
    """The edition's texts in the language of the page, to be searched; their words are kept."""
    key = (framework.content_hash, get_language())
    if key not in _texts:
        texts = texts_of(get_content(framework))
        _texts[key] = tuple(SearchableText(one) for one in texts)
    return _texts[key]


def _find_published(code: str, edition: str | None) -> Framework | None:
    editions = get_published_frameworks().filter(code=code)
    if edition is not None:
        editions = editions.filter(edition=edition)
    return editions.last()
