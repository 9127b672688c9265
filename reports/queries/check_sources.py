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
from wording.markers import Marker, find_markers, strip_markers
from wording.sentences import split_sentences

EVIDENCE, FIGURE = "evidence", "figure"
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")


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
        if not _gives(sentence, figure):
            reason = _("The sentence rests on “%(value)s” (%(figure)s) and gives another figure.")
            words = {"value": figure.value, "figure": figure.figure}
            yield _fault(passage, sentence, reason % words, marker)
    elif kind != EVIDENCE or name not in evidence:
        reason = _("What this sentence says it is drawn from is not there, or no longer.")
        yield _fault(passage, sentence, reason, marker)


def _gives(sentence: str, figure: SourcedFigure) -> bool:
    """Whether a sentence gives the figure; one without digits is left to its reader."""
    wanted, found = _numbers(figure.value), _numbers(sentence)
    return not wanted or not found or bool(wanted & found)


def _numbers(text: str) -> set[str]:
    return {one.replace(",", "") for one in _DIGITS.findall(text)}


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
