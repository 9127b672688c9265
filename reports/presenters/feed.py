"""The feed of published reports, as Atom."""

from collections.abc import Callable, Iterable

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from reports.models import Publication
from reports.presenters.public import PublicLinks, page_language
from reports.queries.public import public_text
from wording.characters import xml_safe


def write_feed(
    links: PublicLinks, publications: Iterable[Publication], absolute: Callable[[str], str]
) -> str:
    """Return the feed; `absolute` makes a whole address of one within the site."""
    feed = Atom1Feed(
        title=_("Published inspection reports"),
        link=absolute(links.to("public-list")),
        description=_("Reports on inspections of youth offending teams"),
        language=page_language(),
        feed_url=absolute(links.to("public-feed")),
    )
    for one in publications:
        number = one.report.publication_number
        # An entry stays the same one in every language, and after a correction.
        known_as = absolute(PublicLinks().to("public-report", number))
        feed.add_item(
            title=xml_safe(_title(one)),
            link=absolute(links.to("public-report", number)),
            # Readers show it as HTML.
            description=escape(xml_safe(_summary(one))),
            unique_id=known_as,
            pubdate=one.first_published_at,
            updateddate=one.withdrawn_at or one.published_at,
            author_name=_("The inspectorate"),
        )
    return feed.writeString("utf-8")


def _title(publication: Publication) -> str:
    title = public_text(publication, page_language()).title
    return _("Withdrawn: %(title)s") % {"title": title} if publication.is_withdrawn else title


def _summary(publication: Publication) -> str:
    if publication.is_withdrawn:
        return publication.withdrawal_notice
    text = public_text(publication, page_language())
    return text.correction or text.local_authority
