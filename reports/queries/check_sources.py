"""Checks what sentences say they are drawn from: that it is there, and says the same."""

import re
from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _

from judgements.models import Evidence
from reports.choices import CheckCode
from reports.models import SourcedFigure
from reports.queries.material import Material
from reports.queries.passages import passages_of
from reports.types import CheckFault
from reports.types.passages import PassageText
from wording.languages import ENGLISH
from wording.links import agrees
from wording.markers import Marker, find_markers, strip_markers
from wording.numbers import NumberKind, find_numbers
from wording.proportions import find_proportions
from wording.sentences import split_sentences

# "287 per 100,000 children": what a rate is told of is no figure by itself.
_RATE = re.compile(r"\b(?:per|for (?:each|every)|fesul|(?:am|o) bob)\s[0-9][0-9,]*", re.IGNORECASE)
EVIDENCE, FIGURE = "evidence", "figure"


def check_sources(material: Material) -> Iterator[CheckFault]:
    """Yield every source that is not there or that its sentence contradicts: two queries."""
    rows = SourcedFigure.objects.filter(report=material.written.report.pk)
    figures = {str(one.uid): one for one in rows}
    entries = Evidence.objects.filter(inspection=material.inspection)
    evidence = {str(pk) for pk in entries.values_list("pk", flat=True)}
    for passage in passages_of(material.written):
        for marker in find_markers(passage.text):
            if marker.kind == "from":
                yield from _check(passage, marker, figures, evidence)


def _check(
    passage: PassageText,
    marker: Marker,
    figures: Mapping[str, SourcedFigure],
    evidence: Collection[str],
) -> Iterator[CheckFault]:
    kind, _colon, name = marker.key.partition(":")
    sentence = _sentence_of(passage.text, marker)
    if kind == FIGURE and name in figures:
        figure = figures[name]
        if not _gives(sentence, figure, passage.language.value):
            reason = _("The sentence rests on “%(value)s” (%(figure)s) and gives another figure.")
            words = {"value": figure.value, "figure": figure.figure}
            yield _fault(passage, sentence, reason % words, marker)
    elif kind != EVIDENCE or name not in evidence:
        reason = _("What this sentence says it is drawn from is not there, or no longer.")
        yield _fault(passage, sentence, reason, marker)


def _gives(sentence: str, figure: SourcedFigure, language: str) -> bool:
    """Whether a sentence gives the figure, rounded or in words as it may be.

    One without a figure of its own, but for dates and the like, is left to its reader.
    """
    value = _RATE.sub("", figure.value)
    sentence = _RATE.sub("", sentence)
    wanted = find_numbers(value, language) or find_numbers(value, ENGLISH)
    found = find_numbers(sentence, language)
    shares = find_proportions(sentence, language)
    if not wanted or not (shares or any(one.needs_backing for one in found)):
        return True
    values = [part for one in wanted for part in (one.value, one.whole) if part is not None]
    return any(agrees(one, value) for one in found for value in values) or any(
        share.meaning.holds(one.value / 100)
        for share in shares
        for one in wanted
        if one.kind is NumberKind.PERCENT
    )


def _fault(passage: PassageText, sentence: str, reason: str, marker: Marker) -> CheckFault:
    return CheckFault(
        CheckCode.SOURCE_CONTRADICTED, passage.key, passage.language, reason, sentence, marker.key
    )


def _sentence_of(text: str, marker: Marker) -> str:
    """Return the sentence that a marker stands in or, after its full stop, behind."""
    before = [one for one in split_sentences(text) if one.start <= marker.start]
    printed = (strip_markers(one.text) for one in reversed(before))
    return next((one for one in printed if one.strip()), strip_markers(text))


def sentence_around(text: str, position: int) -> str:
    """Return the sentence at a position of a text, with its markers."""
    found = (one.text for one in split_sentences(text) if one.start <= position < one.end)
    return next(found, text)
