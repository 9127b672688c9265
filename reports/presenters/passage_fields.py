"""The inputs of one passage: how each is labelled, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from reports.choices import BlockKind, PassageKind
from reports.types.contents import FIELDS

AREA, LINE, SHORT, RADIOS, CHECK = "area", "line", "short", "radios", "check"
# What an example needs, besides its text, before it is saved; see static/js/fieldwork/state.js.
REQUIRED: Mapping[PassageKind, tuple[str, ...]] = {
    PassageKind.FINDING: ("text",),
    PassageKind.BLOCK: ("kind", "text"),
    PassageKind.ADDRESSEE: ("text",),
    PassageKind.RECOMMENDATION: ("text",),
}
EXAMPLES = [BlockKind.GOOD_PRACTICE.value, BlockKind.LEARNING_POINT.value]
REQUIRED_WHEN: Mapping[PassageKind, dict[str, dict[str, Any]]] = {
    PassageKind.BLOCK: {"changed_name_declared": {"field": "kind", "values": EXAMPLES}},
    PassageKind.FOREWORD: {
        "month": {"field": "year", "values": None},
        "year": {"field": "month", "values": None},
    },
}


@dataclass(frozen=True)
class Option:
    """One of the radios."""

    id: str
    value: str
    label: str
    is_checked: bool


@dataclass(frozen=True)
class Field:
    """One input; `how` says which part of the templates prints it."""

    how: str
    id: str
    name: str
    label: str
    about: str
    value: Any
    hint: str = ""
    error: str = ""
    rows: int = 4
    options: tuple[Option, ...] = ()
    limit: int = 0

    @property
    def text_in_area(self) -> str:
        """The text behind a line end, since browsers drop one at the start of a text area."""
        return f"\n{self.value}"


def fields_of(
    kind: PassageKind, slug: str, name: str, content: Mapping[str, Any], errors: Mapping[str, str]
) -> list[Field]:
    """Return the inputs of a passage called ``name``, whose parts have ids from ``slug``."""
    build = {
        PassageKind.FOREWORD: _foreword,
        PassageKind.BLOCK: _block,
        PassageKind.ADDRESSEE: _addressee,
    }.get(kind, _text_alone)
    return [
        Field(
            how=how,
            id=f"{slug}-{field}",
            name=field,
            label=label,
            about=name,
            value=content[field],
            error=errors.get(field, ""),
            **more,
        )
        for how, field, label, more in build(kind, slug, content)
    ]


def labels_of(kind: PassageKind) -> dict[str, str]:
    """Return what the script calls the inputs when it tells two versions apart."""
    names = {
        "text": _("the text"),
        "title": _("Title"),
        "kind": _("Kind"),
        "signatory_name": _("Signed by"),
        "signatory_office": _("Office"),
        "month": _("the month"),
        "year": _("the year"),
        "changed_name_declared": _("The name is changed"),
        "consent_declared": _("Consent is given"),
    }
    return {name: names[name] for name in FIELDS[kind] if name in names}


Row = tuple[str, str, str, dict[str, Any]]


def _foreword(kind: PassageKind, slug: str, content: Mapping[str, Any]) -> Iterator[Row]:
    yield AREA, "text", _("Foreword"), {"rows": 14}
    yield LINE, "signatory_name", _("Signed by"), {"limit": 120}
    yield LINE, "signatory_office", _("Office"), {"limit": 160}
    yield (
        SHORT,
        "month",
        _("Month of signing"),
        {"hint": _("As a number, for example 7 for July."), "limit": 2},
    )
    yield SHORT, "year", _("Year of signing"), {"limit": 4}


def _block(kind: PassageKind, slug: str, content: Mapping[str, Any]) -> Iterator[Row]:
    options = tuple(
        Option(f"{slug}-kind-{one.value}", one.value, str(one.label), one == content["kind"])
        for one in BlockKind
    )
    yield RADIOS, "kind", _("What is it?"), {"options": options}
    yield LINE, "title", _("Title of a practice example (optional)"), {"limit": 120}
    yield AREA, "text", _("Text"), {"rows": 6}
    yield CHECK, "changed_name_declared", _("The name in this practice example is changed"), {}
    yield (
        CHECK,
        "consent_declared",
        _("Whoever this tells of has agreed to its being published"),
        {},
    )


def _addressee(kind: PassageKind, slug: str, content: Mapping[str, Any]) -> Iterator[Row]:
    hint = _("The post, not the name. The report goes on: “… should make sure that:”")
    yield LINE, "text", _("Addressed to"), {"hint": hint, "limit": 160}


def _text_alone(kind: PassageKind, slug: str, content: Mapping[str, Any]) -> Iterator[Row]:
    labels = {
        PassageKind.LEAD_IN: _("Lead-in to the recommendations"),
        PassageKind.SUMMARY: _("Summary, after its first sentence"),
        PassageKind.FINDING: _("Key finding"),
        PassageKind.RECOMMENDATION: _("Recommendation"),
    }
    rows = {PassageKind.SUMMARY: 8}.get(kind, 3)
    yield AREA, "text", labels[kind], {"rows": rows}
