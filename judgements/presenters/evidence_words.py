"""What an entry says, in the words of the page: its fields, its links, and one beside another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from judgements.choices import ContactGroup, Direction, EvidenceKind
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.places import place_label
from judgements.types.evidence import split_link
from standards.types import FrameworkContent, StandardContent

# In the order of the form; the names are those of EvidenceContent.
CONTENT_LABELS: Mapping[str, str | Promise] = {
    "kind": gettext_lazy("Kind"),
    "held_date": gettext_lazy("Date"),
    "group": gettext_lazy("Who was met"),
    "people_count": gettext_lazy("Number of people"),
    "role": gettext_lazy("Role"),
    "organisation": gettext_lazy("Organisation"),
    "text": gettext_lazy("Evidence"),
    "direction": gettext_lazy("What it shows"),
    "document": gettext_lazy("Requested document"),
    "lines": gettext_lazy("Lines of enquiry"),
    "places": gettext_lazy("Linked to"),
    "withdrawn": gettext_lazy("Withdrawn"),
}


def changed_labels(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the fields in which two contents differ, in words."""
    return [
        str(label) for name, label in CONTENT_LABELS.items() if before.get(name) != after.get(name)
    ]


def content_rows(
    access: FieldworkAccess, content: Mapping[str, Any], documents: Mapping[int, str]
) -> list[dict[str, str]]:
    """Return what a content says without its text, as rows of components/summary_list.html."""
    told = {
        "kind": _choice(EvidenceKind, content["kind"]),
        "held_date": _day(content["held_date"]),
        "group": _choice(ContactGroup, content["group"]),
        "people_count": _people(content["people_count"]),
        "role": content["role"],
        "organisation": content["organisation"],
        "direction": _choice(Direction, content["direction"]),
        "document": documents.get(content["document"] or 0, ""),
        "lines": ", ".join(str(one) for one in content["lines"]),
        "places": "\n\n".join(link_text(access, one) for one in content["places"]),
    }
    return [
        {"key": str(label), "value": told[name]}
        for name, label in CONTENT_LABELS.items()
        if told.get(name)
    ]


def link_text(access: FieldworkAccess, link: str) -> str:
    """Return a link as the title of its standard and its place."""
    code, place = split_link(link)
    standard = access.content.standard_by_code.get(code)
    if standard is None:
        return link
    return f"{standard_text(access.content, standard)}: {place_label(standard, place)}"


def standard_text(content: FrameworkContent, standard: StandardContent) -> str:
    """Return a theme or standard by number and title."""
    return _("%(name)s, %(title)s") % {
        "name": content.name_of(standard),
        "title": standard.short_title,
    }


def _choice(choices: type[EvidenceKind | ContactGroup | Direction], value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


def _day(text: str) -> str:
    day = parse_date(text)
    return str(date_format(day)) if day else text


def _people(count: int) -> str:
    people = ngettext("%(count)d person", "%(count)d people", count)
    return people % {"count": count} if count else ""
