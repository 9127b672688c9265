"""The page on which an edition is searched: what was found, kind by kind, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from standards.presenters.marking import mark_words
from standards.presenters.parts import (
    Cell,
    crumbs,
    framework_url,
    full_name,
    question_url,
    search_url,
    standard_url,
)
from standards.queries.searching import FoundText, Term, TextSearch
from standards.queries.texts import PlacedText, TextKind
from standards.types import FrameworkContent

_KINDS = {
    TextKind.KEY_QUESTION: gettext_lazy("Key questions"),
    TextKind.PROMPT: gettext_lazy("Prompts of key questions"),
    TextKind.CHARACTERISTIC: gettext_lazy("Characteristics of a rating"),
    TextKind.FIELDWORK_PROMPT: gettext_lazy("Prompts for fieldwork"),
    TextKind.TRAIT: gettext_lazy("Traits of services"),
    TextKind.CASE_QUESTION: gettext_lazy("Case questions"),
}


@dataclass(frozen=True)
class Result:
    """One text that was found: where it leads, its words, and what it is part of.

    `more` holds the further parts of it that hold something that was looked for.
    """

    href: str
    code: SafeString
    text: SafeString
    rating: str
    where: list[str]
    more: list[SafeString]


@dataclass(frozen=True)
class ResultGroup:
    """The results of one kind."""

    anchor: str
    title: str
    count: int
    results: list[Result]


def show_search(
    content: FrameworkContent, typed: str | None, search: TextSearch | None
) -> dict[str, Any]:
    """The search page; `typed` and `search` are None before a search, or if it was refused."""
    found = search.found if search else []
    heading = "" if search is None else _heading(len(found), typed or "")
    return {
        "title": _("Search: %(title)s") % {"title": content.title},
        "heading": heading,
        "crumbs": crumbs(content, _("Search")),
        "edition": _("%(title)s, edition %(edition)s")
        % {"title": content.title, "edition": content.edition},
        "search": search_url(content),
        "is_searched": search is not None,
        "groups": [*_groups(content, found)],
        "alone": [_alone(content, *one) for one in search.alone] if search else [],
    }


def _heading(count: int, typed: str) -> str:
    if not count:
        return _("Nothing found for “%(typed)s”") % {"typed": typed}
    words = {"count": count, "typed": typed}
    return (
        ngettext(
            "%(count)d text found for “%(typed)s”", "%(count)d texts found for “%(typed)s”", count
        )
        % words
    )


def _alone(content: FrameworkContent, term: Term, count: int) -> Cell:
    """How many texts hold one of the terms, with the way to look for it alone."""
    if not count:
        return Cell(_("%(word)s: in no text") % {"word": term.typed})
    words = {"word": term.typed, "count": count}
    text = ngettext("%(word)s: in %(count)d text", "%(word)s: in %(count)d texts", count) % words
    return Cell(text, f"{search_url(content)}?{urlencode({'q': term.typed})}")


def _groups(content: FrameworkContent, found: Sequence[FoundText]) -> Iterator[ResultGroup]:
    for kind in TextKind:
        results = [_result(content, one) for one in found if one.text.kind == kind]
        if results:
            title = str(_KINDS.get(kind) or capfirst(str(content.standards_noun)))
            yield ResultGroup(kind.value, title, len(results), results)


def _result(content: FrameworkContent, found: FoundText) -> Result:
    text = found.text
    standard = full_name(content, text.standard) if text.standard else ""
    return Result(
        href=_address(content, text),
        code=mark_words(text.code, found.code_marks),
        text=mark_words(text.parts[0], found.marks[0]),
        rating=str(content.rating_by_code[text.rating].label) if text.rating else "",
        where=[one for one in (standard, text.group) if one],
        more=[*_more(found)],
    )


def _more(found: FoundText) -> Iterator[SafeString]:
    """The parts after the first; of a case question only those that hold what was looked for."""
    kind = found.text.kind
    for part, marks in zip(found.text.parts[1:], found.marks[1:], strict=True):
        if marks or kind != TextKind.CASE_QUESTION:
            words = mark_words(part, marks)
            is_weaker = kind == TextKind.FIELDWORK_PROMPT
            yield format_html("{} {}", _("Weaker:"), words) if is_weaker else words


def _address(content: FrameworkContent, text: PlacedText) -> str:
    if text.kind == TextKind.CASE_QUESTION:
        return question_url(content, content.question_by_code[text.code])
    page = standard_url(content, text.standard) if text.standard else framework_url(content)
    return f"{page}#{text.place}" if text.place else page
