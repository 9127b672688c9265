"""One statement of a rating on the weighing page: its form and what became of its mark."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.types import Typed
from govuk.dates import clock_text
from judgements.choices import Degree, Subject
from judgements.models import Evidence, Weighing
from judgements.presenters.entries import present_entry
from judgements.queries.weighing import WeighingAccess, content_of
from judgements.queries.weights import HOLDS
from judgements.types.operations import content_digest
from judgements.types.weighing import WeighingContent, key_of
from standards.types import Statement

LONGEST_BRIEF = 90


@dataclass(frozen=True)
class Attempt:
    """What was typed of a statement (its code) and not stored: why, or that another mark stands."""

    statement: str
    typed: WeighingContent
    base_version: str
    error: str = ""
    is_conflict: bool = False

    @property
    def problem(self) -> dict[str, str]:
        """What the list of problems says, as components/error_summary.html takes it."""
        text = self.error or _("Two marks meet. Choose which one stands.")
        return {"text": f"{self.statement}: {text}", "href": f"#q-{self.statement}"}


@dataclass(frozen=True)
class Choice:
    """One mark to choose."""

    id: str
    value: str
    label: str
    is_checked: bool


@dataclass(frozen=True)
class EntryChoice:
    """One entry of evidence to tick; `href` leads to it, "" where it has no page any more."""

    id: str
    value: str
    label: str
    href: str
    is_checked: bool


@dataclass(frozen=True)
class ConflictBox:
    """Two marks side by side, one of which a person must choose."""

    intro: str
    standing_title: str
    standing_text: str
    typed_text: str
    keep_href: str


@dataclass(frozen=True)
class StatementRow:
    """Everything that templates/judgements/_statement.html shows; `data` is for its script.

    `concern_href` is where an urgent concern begins, for a statement that means one; it is offered
    as soon as the statement holds, wholly or in part.
    """

    code: str
    text: str
    is_serious_concern: bool
    degrees: list[Choice]
    mark: str
    note: str
    evidence: list[EntryChoice]
    more: str
    is_open: bool
    base_version: int | str
    op_id: str
    state: str
    state_text: str
    error: str
    conflict: ConflictBox | None
    concern_href: str
    is_concern_due: bool
    data: dict[str, Any]

    @property
    def data_id(self) -> str:
        """Where its script finds its data."""
        return f"mark-{self.code}"

    @property
    def note_in_textarea(self) -> str:
        """The note behind a line end, since browsers drop one at the start of a text area."""
        return f"\n{self.note}"

    @property
    def linked(self) -> list[EntryChoice]:
        """The entries that the mark rests on, for who only reads."""
        return [one for one in self.evidence if one.is_checked]


@dataclass(frozen=True)
class Statements:
    """All statements of a standard, with what stands of them and what was typed of one."""

    access: WeighingAccess
    weighings: Mapping[str, Weighing]
    entries: Sequence[Evidence]
    attempt: Attempt | None

    def row(self, statement: Statement) -> StatementRow:
        """Return what stands, or what was typed where that could not be stored."""
        code = statement.code
        weighing = self.weighings.get(code)
        attempt = self.attempt if self.attempt and self.attempt.statement == code else None
        standing = content_of(weighing) if weighing else WeighingContent()
        given = attempt.typed if attempt else standing
        state, state_text = _state(weighing, attempt)
        return StatementRow(
            code=code,
            text=str(statement.text),
            is_serious_concern=statement.is_serious_concern,
            degrees=_degrees(code, given),
            mark=mark_word(given.degree),
            note=given.text,
            evidence=self._evidence(code, given),
            more=_more_text(given),
            is_open=attempt is not None,
            base_version=_base_version(weighing, attempt),
            op_id=str(uuid.uuid4()),
            state=state,
            state_text=state_text,
            error=attempt.error if attempt else "",
            conflict=self._conflict(weighing, attempt),
            concern_href=self._href("weighing-concern") if statement.is_serious_concern else "",
            is_concern_due=_is_concern_due(statement, given),
            data=self._data(code, weighing, attempt),
        )

    def _href(self, name: str) -> str:
        reference = self.access.inspection.reference
        return reverse(f"judgements:{name}", args=[reference, self.access.standard.code])

    def _evidence(self, code: str, given: WeighingContent) -> list[EntryChoice]:
        return [
            self._entry(f"{code}-evidence-{number}", one, is_checked=str(one.pk) in given.evidence)
            for number, one in enumerate(self.entries, start=1)
            if not one.is_withdrawn or str(one.pk) in given.evidence
        ]

    def _entry(self, id_: str, evidence: Evidence, *, is_checked: bool) -> EntryChoice:
        entry = present_entry(self.access.inspection.reference, evidence)
        words = {"source": entry.source, "text": Truncator(entry.text).chars(LONGEST_BRIEF)}
        label = _("%(source)s: %(text)s") % words
        if evidence.is_withdrawn:
            label = _("Withdrawn: %(source)s") % words
        return EntryChoice(id_, str(evidence.pk), label, entry.href, is_checked)

    def _conflict(self, weighing: Weighing | None, attempt: Attempt | None) -> ConflictBox | None:
        if attempt is None or not attempt.is_conflict:
            return None
        keep = f"{self._href('weighing-detail')}#q-{attempt.statement}"
        typed = content_in_words(attempt.typed)
        if weighing is None:
            intro = _("What you had seen is gone. Nothing of yours is lost: choose what stands.")
            return ConflictBox(intro, _("Stands now"), _("Nothing"), typed, keep)
        words = {"who": weighing.by.name, "when": clock_text(weighing.at)}
        return ConflictBox(
            intro=_(
                "%(who)s saved this at %(when)s, after you opened the page. Nothing is lost: "
                "choose what stands."
            )
            % words,
            standing_title=_("Stands now (%(who)s, %(when)s)") % words,
            standing_text=content_in_words(content_of(weighing)),
            typed_text=typed,
            keep_href=keep,
        )

    def _data(
        self, code: str, weighing: Weighing | None, attempt: Attempt | None
    ) -> dict[str, Any]:
        """Return what the script of one form is told beside what all of them share."""
        key = key_of(self.access.standard.code, code)
        content = (content_of(weighing) if weighing else WeighingContent()).as_data()
        reference = self.access.inspection.reference
        return {
            "id": code,
            "key": key,
            "url": reverse(
                "judgements:operation-save", args=[reference, Subject.WEIGHING.value, key]
            ),
            "next_url": f"{self._href('weighing-detail')}#q-{code}",
            "stored": {
                "content": content,
                "digest": content_digest(content),
                "version": weighing.version if weighing else 0,
                "by": weighing.by.name if weighing else "",
                "at": weighing.at.isoformat() if weighing else None,
                "line": _saved_text(weighing) if weighing else None,
            },
            "is_conflict": attempt is not None and attempt.is_conflict,
            "is_handed_back": attempt is not None and not attempt.is_conflict,
        }


def tell_mark(post: QueryDict, arguments: Mapping[str, Any]) -> Typed:
    """Say what a posted form holds, for the pages that carry it past a sign-in."""
    content = WeighingContent(post.get("degree", ""), post.get("text", ""))
    title = _("A mark of %(standard)s") % {"standard": arguments["weighed"]}
    return Typed(title, ((post.get("statement", ""), content_in_words(content)),))


def mark_word(degree: str) -> str:
    """Return the mark in words."""
    return str(Degree(degree).label) if degree in Degree.values else _("Not marked")


def content_in_words(content: WeighingContent) -> str:
    """Return mark, note and the number of entries as one text, for two of them side by side."""
    parts = [f"{mark_word(content.degree)}."]
    if content.text:
        parts.append(_("“%(note)s”") % {"note": content.text})
    if content.evidence:
        parts.append(f"{_entries_text(content)}.")
    return " ".join(parts)


def _entries_text(content: WeighingContent) -> str:
    count = len(content.evidence)
    entries = ngettext("%(count)d entry of evidence", "%(count)d entries of evidence", count)
    return entries % {"count": count}


def _more_text(content: WeighingContent) -> str:
    """Say what is folded away: the note and the evidence, as far as there are any."""
    held = [_("a note")] if content.text else []
    held += [_entries_text(content)] if content.evidence else []
    return ", ".join(held).capitalize() if held else _("Note and evidence")


def _degrees(code: str, given: WeighingContent) -> list[Choice]:
    values = [*((one.value, str(one.label)) for one in Degree), ("", mark_word(""))]
    return [
        Choice(f"{code}-{value or 'unmarked'}", value, label, value == given.degree)
        for value, label in values
    ]


def _is_concern_due(statement: Statement, given: WeighingContent) -> bool:
    return statement.is_serious_concern and given.degree in HOLDS


def _base_version(weighing: Weighing | None, attempt: Attempt | None) -> int | str:
    """Return what the next save is made on: after a conflict, in view of what stands now."""
    if attempt and not attempt.is_conflict:
        return attempt.base_version
    return weighing.version if weighing else 0


def _state(weighing: Weighing | None, attempt: Attempt | None) -> tuple[str, str]:
    if attempt:
        is_conflict = attempt.is_conflict
        return ("choice", _("Needs your choice")) if is_conflict else ("refused", _("Not saved"))
    return ("saved", _saved_text(weighing)) if weighing else ("none", _("Not marked"))


def _saved_text(weighing: Weighing) -> str:
    return _("%(who)s, %(when)s") % {"who": weighing.by.name, "when": clock_text(weighing.at)}
