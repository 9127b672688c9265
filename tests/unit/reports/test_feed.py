"""What feed readers are told, whatever was typed."""

import xml.etree.ElementTree as ElementTree

from django.utils import timezone

from reports.models import Publication, Report
from reports.presenters.feed import write_feed
from reports.presenters.public import PublicLinks

SHOWN = {
    "title": "Report on Eastmarsh",
    "programme": "Full joint inspection",
    "service": "Eastmarsh",
    "local_authority": "Eastmarsh City Council",
    "fieldwork": "May 2026",
    "standard_noun": "theme",
    "ratings": [],
}
ATOM = "{http://www.w3.org/2005/Atom}"


def withdrawn(notice):
    now = timezone.now()
    return Publication(
        report=Report(publication_number="2026-0001"),
        shown={"en": SHOWN},
        published_at=now,
        first_published_at=now,
        withdrawn_at=now,
        withdrawal_notice=notice,
    )


def entry_of(publication):
    feed = write_feed(PublicLinks(), [publication], lambda path: f"http://testserver{path}")
    return ElementTree.fromstring(feed).find(f"{ATOM}entry")


def test_what_xml_cannot_hold_stops_no_feed():
    notice = "Figures\x0bof one\x01 case\ufffe were wrong."

    assert entry_of(withdrawn(notice)).find(f"{ATOM}summary").text == (
        "Figures of one case were wrong."
    )


def test_what_was_typed_is_text_to_readers_that_show_html():
    summary = entry_of(withdrawn("<img src=x onerror=alert(1)> & more")).find(f"{ATOM}summary")

    assert summary.get("type") == "html"
    assert summary.text == "&lt;img src=x onerror=alert(1)&gt; &amp; more"
