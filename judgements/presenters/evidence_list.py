"""The evidence log: what narrows it, and the entries that are shown, counted with their bases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from cases.types import natural_order
from govuk.dates import moment_text
from judgements.choices import ContactGroup, Direction, EvidenceKind
from judgements.models import Evidence, LineOfEnquiry, Operation
from judgements.presenters.directions import directions_text
from judgements.presenters.entries import Entry, present_entry
from judgements.presenters.evidence_words import link_text, standard_text
from judgements.presenters.line_list import Filter, make_filter
from judgements.queries.fieldwork import FieldworkAccess

ON_ONE_PAGE = 20


@dataclass(frozen=True)
class Wanted:
    """What the log is narrowed to; "" for everything. `place` counts with its standard alone."""

    kind: str = ""
    direction: str = ""
    group: str = ""
    by: str = ""
    organisation: str = ""
    standard: str = ""
    line: str = ""
    place: str | None = None

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Wanted:
        """Read it from an address or a form."""
        return cls(**{one.name: sent[one.name] for one in fields(cls) if one.name in sent})

    def takes(self, evidence: Evidence) -> bool:
        """Return whether an entry is like this."""
        return (
            self.kind in ("", evidence.kind)
            and self.direction in ("", evidence.direction)
            and self.group in ("", evidence.group)
            and self.by in ("", str(evidence.by_id))
            and self.organisation in ("", _key(evidence.organisation))
            and (not self.standard or self._is_linked(evidence))
            and self.line in ("", *(str(one.number) for one in evidence.lines.all()))
        )

    def _is_linked(self, evidence: Evidence) -> bool:
        links = [one for one in evidence.links.all() if one.standard.code == self.standard]
        return bool(links) and (self.place is None or any(self.place == one.place for one in links))


@dataclass(frozen=True)
class EvidencePage:
    """What the page of the log shows; texts are "" where there is nothing to say."""

    summary: str
    about: str
    filters: list[Filter]
    hidden: list[tuple[str, str]]
    entries: list[Entry]
    page: Page[Evidence]
    numbers: list[int | str]
    query: str
    late: list[str]
    none: str
    can_add: bool
    is_searched: bool


def present_evidence_list(
    access: FieldworkAccess,
    entries: Sequence[Evidence],
    lines: Sequence[LineOfEnquiry],
    late: Iterable[Operation],
    wanted: Wanted,
    *,
    words: str = "",
    number: str = "",
) -> EvidencePage:
    """Return the entries that are wanted; a search shows all it finds on one page."""
    shown = [one for one in entries if wanted.takes(one) and _has_words(one, words)]
    page = Paginator(shown, max(len(shown), 1) if words else ON_ONE_PAGE).get_page(number)
    asked = {name: one for name, one in vars(wanted).items() if one not in ("", None)}
    if wanted.place == "":
        asked["place"] = ""
    return EvidencePage(
        summary=_summary(entries, shown),
        about=_about(access, wanted),
        filters=_filters(access, entries, lines, wanted) if entries else [],
        hidden=list(asked.items()),
        entries=[present_entry(access.inspection.reference, one) for one in page],
        page=page,
        numbers=list(page.paginator.get_elided_page_range(page.number)),
        query=f"{urlencode(asked)}&" if asked else "",
        late=[_late_text(one) for one in late],
        none=_("No entry is like this. Choose fewer conditions.")
        if entries
        else _("There is no evidence yet."),
        can_add=access.may_change(Permission.RECORD_EVIDENCE),
        is_searched=bool(words),
    )


def evidence_text(counts: Mapping[str, int]) -> str:
    """Say how many entries there are and what they show, by counts of directions."""
    total = sum(counts.values())
    if not total:
        return _("No entry yet")
    entries = ngettext("%(count)d entry", "%(count)d entries", total) % {"count": total}
    return _("%(entries)s: %(shown)s") % {"entries": entries, "shown": directions_text(counts)}


def _summary(entries: Sequence[Evidence], shown: Sequence[Evidence]) -> str:
    counts = Counter(one.direction for one in shown)
    if not entries or len(shown) == len(entries):
        return evidence_text(counts) if entries else ""
    total = ngettext("%(shown)d of %(total)d entry", "%(shown)d of %(total)d entries", len(entries))
    of_all = total % {"shown": len(shown), "total": len(entries)}
    return f"{of_all}: {directions_text(counts)}" if shown else of_all


def _about(access: FieldworkAccess, wanted: Wanted) -> str:
    if wanted.place is None or not wanted.standard:
        return ""
    return link_text(access, f"{wanted.standard}/{wanted.place}")


def _has_words(evidence: Evidence, words: str) -> bool:
    told = " ".join([evidence.text, evidence.role, evidence.organisation]).casefold()
    return all(word in told for word in words.casefold().split())


def _filters(
    access: FieldworkAccess,
    entries: Sequence[Evidence],
    lines: Sequence[LineOfEnquiry],
    wanted: Wanted,
) -> list[Filter]:
    noun = str(access.content.standard_noun)
    people = {str(one.by_id): one.by.name for one in entries}
    bodies = {_key(one.organisation): one.organisation for one in entries if one.organisation}
    standards = [(one.code, standard_text(access.content, one)) for one in access.standards]
    filters = [
        make_filter("kind", _("Kind"), _choices(EvidenceKind), wanted.kind),
        make_filter("direction", _("What it shows"), _choices(Direction), wanted.direction),
        make_filter("group", _("Who was met"), _choices(ContactGroup), wanted.group),
        make_filter("by", _("Written by"), _by_label(people), wanted.by),
        make_filter("organisation", _("Organisation"), _by_label(bodies), wanted.organisation),
        make_filter(
            "standard", _("About which %(noun)s") % {"noun": noun}, standards, wanted.standard
        ),
    ]
    if lines:
        choices = [(str(one.number), f"{one.number}. {one.question}") for one in lines]
        filters.append(make_filter("line", _("Line of enquiry"), choices, wanted.line))
    return filters


def _by_label(choices: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(choices.items(), key=lambda one: natural_order(one[1]))


def _choices(choices: type[TextChoices]) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in choices.choices]


def _key(name: str) -> str:
    return name.casefold()


def _late_text(operation: Operation) -> str:
    return _("%(name)s, %(when)s: %(text)s") % {
        "name": operation.by.name,
        "when": moment_text(operation.at),
        "text": operation.content["text"],
    }
