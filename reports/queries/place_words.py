"""The label of a place in the language of the page; it is kept as the English copy prints it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from reports.choices import Language
from reports.models import ServiceComment
from reports.types import CommentPlace
from standards.models import Framework
from standards.queries import get_content

# What comment_places.py and places.py call places; all names in them are found again as they are.
LABELS = (
    gettext_noop("Foreword"),
    gettext_noop("Lead-in to the recommendations"),
    gettext_noop("Addressee of recommendations"),
    gettext_noop("Overall rating"),
    gettext_noop("Recommendation %(number)d"),
    gettext_noop("%(theme)s: summary"),
    gettext_noop("%(theme)s: key finding %(number)d"),
    gettext_noop("%(theme)s: paragraph %(number)s"),
    gettext_noop("%(theme)s: box after paragraph %(number)s"),
    gettext_noop("%(theme)s: rating"),
    gettext_noop("%(theme)s: figures of the rating"),
    gettext_noop("Figure for question %(code)s: %(wording)s"),
)


def shown_places(places: Iterable[CommentPlace], framework: Framework) -> list[CommentPlace]:
    """Return places with their labels and groups in the language of the page."""
    return [
        replace(one, label=label_in_words(one.label, framework), group=_(one.group))
        for one in places
    ]


def comment_place(comment: ServiceComment) -> str:
    """Return the place that a comment is about; one that was typed stays as it was typed."""
    if not comment.place or _language() == Language.ENGLISH.value:
        return comment.place_text
    return label_in_words(comment.place_text, comment.report.inspection.framework)


def changed_place(comment: ServiceComment) -> str:
    """Return the place that was changed for a comment, "" for none."""
    if not comment.change_place or _language() == Language.ENGLISH.value:
        return comment.change_place_text
    return label_in_words(comment.change_place_text, comment.report.inspection.framework)


def label_in_words(label: str, framework: Framework) -> str:
    """Return an English label in the language of the page; as it is where it is none of ours."""
    language = _language()
    if language == Language.ENGLISH.value:
        return label
    for pattern, words in _patterns():
        found = pattern.fullmatch(label)
        if found is not None:
            return _(words) % _values(found.groupdict(), framework, language)
    return label


def _language() -> str:
    return (get_language() or Language.ENGLISH.value).partition("-")[0]


def _values(found: Mapping[str, str], framework: Framework, language: str) -> dict[str, str | int]:
    values: dict[str, str | int] = dict(found)
    if "theme" in found:
        values["theme"] = _titles(framework, language).get(found["theme"], found["theme"])
    if "number" in found and found["number"].isdecimal():
        values["number"] = int(found["number"])
    return values


def _titles(framework: Framework, language: str) -> dict[str, str]:
    """Return the numbered titles of all themes by their English."""
    return {
        f"{one.number}. {one.title.text_in(Language.ENGLISH.value).words}": (
            f"{one.number}. {one.title.text_in(language).words}"
        )
        for one in get_content(framework).standards
    }


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern(words)), words) for words in LABELS)


def _pattern(words: str) -> str:
    """Return the expression that finds the values in a label that was made of these words."""
    kinds = {"d": r"\d+", "s": ".+"}
    pieces = re.split(r"%\((\w+)\)([sd])", words)
    texts, names, shapes = pieces[::3], pieces[1::3], pieces[2::3]
    values = [f"(?P<{name}>{kinds[shape]})" for name, shape in zip(names, shapes, strict=True)]
    return "".join(
        re.escape(text) + value for text, value in zip(texts, [*values, ""], strict=True)
    )
