"""Checks a passage of a report against the data."""

from __future__ import annotations

from collections.abc import Iterator

from wording.faults import Place
from wording.figures import check_figures
from wording.judgements import check_judgements
from wording.links import find_links
from wording.markers import find_left_over
from wording.privacy import check_privacy
from wording.reading import Reading, read_passage
from wording.shares import check_shares
from wording.small_cells import check_small_cells
from wording.truth import (
    Characteristic,
    Counted,
    Fault,
    FaultCode,
    Passage,
    RatingWord,
    Severity,
    Standard,
    Truth,
)

__all__ = [
    "Characteristic",
    "Counted",
    "Fault",
    "FaultCode",
    "Passage",
    "RatingWord",
    "Severity",
    "Standard",
    "Truth",
    "check_passage",
]


def check_passage(passage: Passage, truth: Truth) -> list[Fault]:
    """Return what is wrong with a passage, in the order of its text.

    Its sentences are read as they are printed, with the live facts filled in; a value that a marker
    fills in is never held against the data again.
    """
    reading = read_passage(passage.text, truth.facts.get)
    faults = list(_check_markers(passage, truth, reading))
    for sentence in reading.sentences():
        faults += _check_sentence(Place(passage, truth, reading, sentence))
    return sorted(faults, key=lambda fault: (fault.start, fault.end, fault.code))


def _check_sentence(place: Place) -> Iterator[Fault]:
    yield from check_privacy(place)
    small = list(check_small_cells(place))
    yield from small
    if place.passage.is_quoted:
        return
    links = find_links(place.sentence, place.truth)
    for fault in check_figures(place, links):
        # A number that must go needs no backing any more.
        if not any(one.start <= fault.start < one.end for one in small):
            yield fault
    yield from check_shares(place, links)
    yield from check_judgements(place)


def _check_markers(passage: Passage, truth: Truth, reading: Reading) -> Iterator[Fault]:
    """Find facts without a value, values that have changed since, and brackets that are none."""
    for placed in reading.markers:
        marker = placed.marker
        if marker.kind != "fact":
            continue
        now = truth.facts.get(marker.key)
        if now is None:
            parameters = {"fact": marker.key}
            yield _marker_fault(
                passage, marker.start, marker.end, FaultCode.FACT_UNKNOWN, parameters
            )
        elif marker.seen is not None and marker.seen.lower() != now.lower():
            parameters = {"fact": marker.key, "seen": marker.seen, "now": now}
            code = FaultCode.NUMBER_CONTRADICTED
            yield _marker_fault(passage, marker.start, marker.end, code, parameters)
    for start, end in find_left_over(passage.text):
        parameters = {"fact": passage.text[start:end].strip("[]")}
        yield _marker_fault(passage, start, end, FaultCode.FACT_UNKNOWN, parameters)


def _marker_fault(
    passage: Passage, start: int, end: int, code: FaultCode, parameters: dict[str, str]
) -> Fault:
    words = passage.text[start:end]
    return Fault(code, Severity.ERROR, passage.key, words, start, end, words, parameters)
