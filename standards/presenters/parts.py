"""Parts that several pages about frameworks share: cells, crumbs and provenance."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from standards.types import FrameworkContent, Origin, QuestionContent, StandardContent


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    text: str
    href: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a summary list; where it leads somewhere, `action` says in a word what one does."""

    key: str
    value: str
    href: str = ""
    action: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption; the first cell of each row is its heading."""

    caption: str
    head: list[Cell]
    rows: list[list[Cell]]


@dataclass(frozen=True)
class Provenance:
    """How sure a part is, and where it comes from."""

    kind: str
    note: str


def show_origin(origin: Origin) -> Provenance:
    return Provenance(origin.provenance.value, str(origin.source))


def crumbs(content: FrameworkContent | None = None, here: str = "") -> list[Cell]:
    """The way from the list of frameworks to this page; the page itself has no link."""
    way = [Cell(_("Frameworks"), reverse("standards:framework-list"))]
    if content is not None:
        way.append(Cell(str(content.title), framework_url(content) if here else ""))
    if here:
        way.append(Cell(here))
    return way


def full_name(content: FrameworkContent, standard: StandardContent) -> str:
    """Return "Theme 3: Planning"."""
    words = {"name": content.name_of(standard), "title": standard.title}
    return _("%(name)s: %(title)s") % words


def framework_url(content: FrameworkContent) -> str:
    return reverse("standards:framework-detail", args=[content.code, content.edition])


def standard_url(content: FrameworkContent, standard: StandardContent) -> str:
    return reverse("standards:standard-detail", args=[content.code, content.edition, standard.code])


def key_question_url(content: FrameworkContent, question: QuestionContent) -> str:
    """Where its standard shows the key question that the case question belongs to."""
    standard = content.standard_by_code[question.standard]
    return f"{standard_url(content, standard)}#{question.key_question}"


def search_url(content: FrameworkContent) -> str:
    return reverse("standards:framework-search", args=[content.code, content.edition])


def question_url(content: FrameworkContent, question: QuestionContent) -> str:
    return reverse("standards:question-detail", args=[content.code, content.edition, question.code])
