"""The checks before a release: what the data contradict, what is missing, what was settled."""

from collections.abc import Iterable, Iterator

from django.utils.translation import override

from inspections.models import Inspection
from reports.choices import BlockKind, CheckCode, Language, PassageKind
from reports.models import SettledWarning
from reports.queries.check_rules import check_whole
from reports.queries.check_sentences import say_fault
from reports.queries.check_sources import check_sources, sentence_around
from reports.queries.material import Material, gather_material
from reports.queries.passages import passages_of
from reports.queries.printed_texts import printed_texts
from reports.queries.truth import truth_by_language
from reports.types import CheckFault, CheckResult, SettledFault
from reports.types.passages import PassageText
from wording.checking import Fault, FaultCode, Passage, check_passage
from wording.markers import find_markers


def check_report(inspection: Inspection) -> CheckResult:
    """Check the report of an inspection as it stands now: a fixed number of queries."""
    return check_material(gather_material(inspection))


def check_material(material: Material) -> CheckResult:
    """Check a report that is read already."""
    settled = {
        one.fingerprint: one
        for one in SettledWarning.objects.filter(report=material.written.report.pk).select_related(
            "by"
        )
    }
    errors: list[CheckFault] = []
    warnings: list[CheckFault] = []
    accepted: list[SettledFault] = []
    for fault in find_faults(material):
        given = settled.get(fault.fingerprint) if fault.can_be_settled else None
        if given:
            accepted.append(SettledFault(fault, given.pk, given.reason, given.by.name, given.at))
        else:
            (errors if fault.is_error else warnings).append(fault)
    return CheckResult(tuple(errors), tuple(warnings), tuple(accepted))


def find_faults(material: Material) -> Iterator[CheckFault]:
    """Yield everything that the checks find, settled or not: texts first, in their order."""
    seen: set[str] = set()
    for fault in (*_faults_of_texts(material), *check_sources(material), *check_whole(material)):
        if fault.fingerprint not in seen:
            seen.add(fault.fingerprint)
            yield fault


def _faults_of_texts(material: Material) -> Iterator[CheckFault]:
    truth = truth_by_language(material)
    for passage in (*_passages(material), *printed_texts(material)):
        language = Language(passage.language)
        for fault in check_passage(passage, truth(language)):
            yield _tell(material, passage, fault, language)


def _passages(material: Material) -> Iterator[Passage]:
    quoted = _quoted(material)
    for one in passages_of(material.written):
        for text in (one.title, one.text):
            if text:
                yield _as_passage(one, text, is_quoted=one.key in quoted)


def _as_passage(one: PassageText, text: str, *, is_quoted: bool) -> Passage:
    is_wish = one.kind == PassageKind.RECOMMENDATION
    return Passage(one.key, text, one.language.value, one.standard or None, is_quoted, is_wish)


def _quoted(material: Material) -> frozenset[str]:
    """Return the keys of comments: somebody else's words, who may judge as they like."""
    quotes = (BlockKind.COMMENT_CHILD, BlockKind.COMMENT_PARENT, BlockKind.COMMENT_VICTIM)
    blocks: Iterable[str] = (
        block.key
        for listed in material.written.blocks.values()
        for block in listed
        if block.kind in quotes
    )
    return frozenset(blocks)


def _tell(material: Material, passage: Passage, fault: Fault, language: Language) -> CheckFault:
    marker = next((one for one in find_markers(passage.text) if one.start == fault.start), None)
    sentence, words = fault.sentence, fault.words
    if marker is not None and marker.end == fault.end:
        with override(language.value):
            sentence = material.fill(sentence_around(passage.text, marker.start))
            words = material.fill(passage.text[marker.start : marker.end])
    bound = fault.code == FaultCode.NUMBER_CONTRADICTED and "seen" in fault.parameters
    return CheckFault(
        code=CheckCode(fault.code.value),
        place=fault.passage,
        language=language,
        reason=say_fault(material, fault),
        sentence=sentence,
        words=words,
        fact=fault.parameters["fact"] if bound else "",
    )
