"""The page on which two editions are compared: every change in words, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from standards.models import Framework
from standards.presenters.parts import Cell, crumbs
from standards.queries.comparing import Change, ChangeKind
from standards.types import FrameworkContent, Text

_KINDS = {
    ChangeKind.ADDED: (gettext_lazy("Added"), "green"),
    ChangeKind.REMOVED: (gettext_lazy("Removed"), "red"),
    ChangeKind.REWORDED: (gettext_lazy("Reworded"), "blue"),
    ChangeKind.REROUTED: (gettext_lazy("Re-routed"), "purple"),
    ChangeKind.CHANGED: (gettext_lazy("Changed"), "yellow"),
    ChangeKind.MOVED: (gettext_lazy("Moved"), "grey"),
}
# Lists and maps of the document, as a part of them is called.
_NOUNS = {
    "answers": gettext_lazy("answer"),
    "areas": gettext_lazy("area"),
    "bands": gettext_lazy("bands"),
    "case_facts": gettext_lazy("case fact"),
    "characteristics": gettext_lazy("characteristics of"),
    "cut_offs": gettext_lazy("cut-off of"),
    "discretion": gettext_lazy("discretion"),
    "domains": gettext_lazy("domain"),
    "fieldwork_prompts": gettext_lazy("prompts for fieldwork"),
    "key_questions": gettext_lazy("key question"),
    "moderation": gettext_lazy("moderation"),
    "overall": gettext_lazy("overall rating"),
    "parts": gettext_lazy("part"),
    "prompts": gettext_lazy("prompt"),
    "questions": gettext_lazy("case question"),
    "ranges": gettext_lazy("band of"),
    "ratings": gettext_lazy("ratings"),
    "reasons_for_no": gettext_lazy("reason"),
    "report": gettext_lazy("part of the report"),
    "routes": gettext_lazy("route"),
    "rules": gettext_lazy("rules"),
    "sections": gettext_lazy("section"),
    "standards": gettext_lazy("standard"),
    "statements": gettext_lazy("statement"),
    "traits": gettext_lazy("traits of services rated"),
    "values": gettext_lazy("value"),
    "words": gettext_lazy("rating"),
}
_MAPS = frozenset({"ratings", "bands", "rules", "overall", "discretion", "moderation"})


@dataclass(frozen=True)
class ChangeRow:
    """One change: a tag, the field in words, and what stood and stands there."""

    kind: str
    colour: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedPart:
    """A part of the edition with its changes."""

    title: str
    rows: list[ChangeRow]


def show_comparison(
    old: FrameworkContent, new: FrameworkContent, changes: Sequence[Change]
) -> dict[str, Any]:
    """All changes from one edition to another, grouped by the part they are about."""
    title = _("What changed from %(old)s, to %(new)s") % {"old": _name(old), "new": _name(new)}
    return {
        "title": title,
        "crumbs": crumbs(new, _("What changed")),
        "summary": _summary(changes),
        "parts": [
            ChangedPart(_title_of(path), [_row(change) for change in group])
            for path, group in groupby(changes, key=lambda change: change.path)
        ],
    }


def links_to_compare(content: FrameworkContent, editions: Sequence[Framework]) -> list[Cell]:
    """The other editions, each with the page that compares it with this one."""
    return [
        Cell(
            f"{one.title}, {_('edition %(edition)s') % {'edition': one.edition}}",
            reverse(
                "standards:framework-comparison",
                args=[content.code, content.edition, one.code, one.edition],
            ),
        )
        for one in editions
        if (one.code, one.edition) != (content.code, content.edition)
    ]


def _name(content: FrameworkContent) -> str:
    words = {"code": content.code, "edition": content.edition}
    return _("%(code)s, edition %(edition)s") % words


def _summary(changes: Sequence[Change]) -> list[str]:
    """How many changes of each kind, those that there are."""
    counts = {kind: sum(one.kind == kind for one in changes) for kind in ChangeKind}
    return [
        ngettext("%(kind)s: %(count)d change", "%(kind)s: %(count)d changes", count)
        % {"kind": _KINDS[kind][0], "count": count}
        for kind, count in counts.items()
        if count
    ]


def _title_of(path: tuple[str, ...]) -> str:
    return capfirst(", ".join(_steps(path))) or _("The framework")


def _steps(path: tuple[str, ...]) -> Iterator[str]:
    names = iter(path)
    for name in names:
        noun = str(_NOUNS.get(name, name))
        part = "" if name in _MAPS else next(names, "")
        yield f"{noun} {part}".strip()


def _row(change: Change) -> ChangeRow:
    kind, colour = _KINDS[change.kind]
    is_moved = change.kind == ChangeKind.MOVED
    return ChangeRow(
        kind=str(kind),
        colour=colour,
        field=change.field.replace("_", " "),
        old="" if is_moved else _say(change.old),
        new="" if is_moved else _say(change.new),
    )


def _say(value: Any) -> str:
    """A value of the document in words; of a whole part what it is about."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "; ".join(_say(one) for one in value)
    if isinstance(value, dict):
        return _say_map(value)
    return str(value)


def _say_map(value: dict[str, Any]) -> str:
    if "en" in value:
        return " / ".join(words for _language, words in Text.read(value).translations)
    telling = next(
        (value[name] for name in ("text", "title", "label", "aim") if name in value), None
    )
    if telling is not None:
        against = value.get("against")
        return _say(telling) + (f" ({_say(against)})" if against else "")
    return ", ".join(f"{name}: {_say(one)}" for name, one in value.items())
