"""The places of a frozen version that a comment of the service can be about.

A written text goes by the key of its passage, a rating by "rating:" and the theme's code, a figure
by "figure:" and the question's code or a live fact's key. All are labelled as the service's English
copy prints them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from reports.choices import Language
from reports.types import CommentPlace, VersionContent

RATING, FIGURE = "rating:", "figure:"
OVERALL = f"{RATING}overall"
LONGEST_LABEL = 200


@dataclass(frozen=True)
class CommentPlaces:
    """The places of one version, in the order of the report."""

    places: tuple[CommentPlace, ...]

    def find(self, key: str) -> CommentPlace | None:
        """Return the place with this key, None for what the version does not have."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, CommentPlace]:
        return {one.key: one for one in self.places}


def comment_places(content: VersionContent) -> CommentPlaces:
    """Return what can be commented on in a version."""
    with translation.override(Language.ENGLISH.value):
        titles = dict(_themes(content.documents.get(Language.ENGLISH.value, {})))
        figures = (*_scores(content, titles), *_figures(content))
        places = (*_passages(content), *_ratings(titles), *figures)
    return CommentPlaces(places)


def _passages(content: VersionContent) -> Iterator[CommentPlace]:
    for one in content.passages:
        if one.language == Language.ENGLISH.value:
            yield CommentPlace(one.key, one.label, _("Texts"))


def _ratings(titles: Mapping[str, str]) -> Iterator[CommentPlace]:
    yield CommentPlace(OVERALL, _("Overall rating"), _("Ratings"))
    for code, title in titles.items():
        label = _("%(theme)s: rating") % {"theme": title}
        yield CommentPlace(f"{RATING}{code}", label, _("Ratings"))


def _scores(content: VersionContent, titles: Mapping[str, str]) -> Iterator[CommentPlace]:
    """Yield the figures that ratings come from, as far as the version has them."""
    facts = content.facts.get(Language.ENGLISH.value, {})
    for code, title in titles.items():
        fact = f"standard:{code}:percent"
        if fact in facts:
            label = _("%(theme)s: figures of the rating") % {"theme": title}
            yield CommentPlace(f"{FIGURE}{fact}", label, _("Figures"))


def _figures(content: VersionContent) -> Iterator[CommentPlace]:
    annex = content.annexes.get(Language.ENGLISH.value, {})
    for code, wording in dict(_questions(annex)).items():
        label = _("Figure for question %(code)s: %(wording)s") % {"code": code, "wording": wording}
        yield CommentPlace(f"{FIGURE}{code}", _shorten(label), _("Figures"))


def _questions(annex: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every question of the annex with its wording."""
    for table in annex.get("tables", ()):
        codes = [one["code"] for one in table["columns"]]
        if "question" in codes and "wording" in codes:
            question, wording = codes.index("question"), codes.index("wording")
            yield from ((str(row[question]), str(row[wording])) for row in table["rows"])


def _themes(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the code and numbered title of every theme in a frozen document."""
    for part in node.get("parts", ()):
        theme = part.get("theme")
        if theme:
            yield theme["code"], f"{theme['number']}. {theme['title']}"
        yield from _themes(part)


def _shorten(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
