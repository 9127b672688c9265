"""The search above a public list: what may be asked, what was, and how pages of it go on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

# The language of a page, as its address may name it.
CHOSEN = "language"


@dataclass(frozen=True)
class Option:
    """A choice of a search."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Choice:
    """A question of a search with its options; `chosen` is the value of one, "" for all."""

    name: str
    label: str
    options: list[Option]
    chosen: str


@dataclass(frozen=True)
class SearchForm:
    """A search as it was sent; `query` begins the address of its other pages."""

    label: str
    words_label: str
    words: str
    choices: Sequence[Choice]
    language: str

    @property
    def asked(self) -> dict[str, str]:
        """What was asked, by the names of the address."""
        every = {"q": self.words, **{one.name: one.chosen for one in self.choices}}
        return {name: value for name, value in every.items() if value}

    @property
    def query(self) -> str:
        """What stands before the number of a page."""
        kept = {**self.asked, CHOSEN: self.language} if self.language else self.asked
        return f"{urlencode(kept)}&" if kept else ""


def make_choice(
    name: str, label: str, every: str, options: Iterable[tuple[str, Any]], chosen: str
) -> Choice:
    """Return a question whose first option, `every`, stands for all of them."""
    rows = [("", every), *options]
    listed = [Option(value, str(text), value == chosen) for value, text in rows]
    return Choice(name, label, listed, chosen)


def framework_choice(frameworks: Mapping[str, str], chosen: str) -> Choice:
    """Return the question of the framework; these are their names by code."""
    every = _("Every framework")
    return make_choice("framework", _("Framework"), every, frameworks.items(), chosen)
