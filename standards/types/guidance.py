"""What guides a judgement on evidence: key questions, prompts, characteristics and traits.

Each has a place: an id that is stable within the page that shows it, for links from elsewhere. A
published edition never changes, so numbers within a group are stable too.
"""

from __future__ import annotations

from dataclasses import dataclass

from standards.choices import Layer, PromptKind, Strand
from standards.types.text import Text
from standards.types.yardstick import Origin


@dataclass(frozen=True)
class Prompt:
    """One thing to ask or look at; `code` is its letter within the key question."""

    code: str
    text: Text


@dataclass(frozen=True)
class KeyQuestion:
    """A question that a standard is made of.

    Where cases are scored, its case questions inform ONE summary judgement per case, and `prompts`
    is empty; elsewhere the lettered prompts guide the fieldwork.
    """

    code: str
    text: Text
    strand: Strand
    prompts: tuple[Prompt, ...]
    origin: Origin

    def place_of(self, prompt: Prompt) -> str:
        """Where one of its prompts stands, such as "1.1.1a"; it is called so as well."""
        return f"{self.code}{prompt.code}"


@dataclass(frozen=True)
class Statement:
    """One checkable characteristic of a rating; `code` is unique within the standard.

    `part` is the code of the key question that it belongs to, of the area in a standard that has no
    key questions. `is_serious_concern` marks what means serious cause for concern about safety.
    """

    code: str
    part: str
    text: Text
    is_serious_concern: bool


@dataclass(frozen=True)
class Characteristics:
    """What guides one rating of a standard: its aim at that degree, and the statements.

    `origin` is None where the standard's own, or its key questions', says where they come from.
    """

    rating: str
    aim: Text
    statements: tuple[Statement, ...]
    origin: Origin | None

    def about(self, part: str) -> tuple[Statement, ...]:
        """The statements that belong to a key question or an area, by its code."""
        return tuple(one for one in self.statements if one.part == part)

    @property
    def place(self) -> str:
        """Where the aim stands; a statement's place is its code."""
        return f"aim-{self.rating}"


@dataclass(frozen=True)
class PromptItem:
    """Something to ask or look for; `against` is the weaker side of a contrast, else empty."""

    text: Text
    against: Text


@dataclass(frozen=True)
class PromptGroup:
    """Prompts for fieldwork of one kind; `layer` is empty where they concern every layer."""

    code: str
    title: Text
    kind: PromptKind
    layer: Layer | None
    items: tuple[PromptItem, ...]
    origin: Origin

    def place_of(self, number: int) -> str:
        """Where the item of that number, from 1, stands; the group's own place is its code."""
        return f"{self.code}.{number}"


@dataclass(frozen=True)
class Traits:
    """What services of a rating have in common, whatever the standard."""

    rating: str
    statements: tuple[Prompt, ...]
    origin: Origin

    def place_of(self, statement: Prompt) -> str:
        """Where one of its statements stands on the edition's page."""
        return f"{self.rating}-{statement.code}"
