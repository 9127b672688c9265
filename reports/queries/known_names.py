"""The names of people that evidence and notes on cases hold: none of them may be printed."""

from collections.abc import Iterator

from cases.models import Answer
from govuk.languages import in_every_language
from judgements.models import Evidence, VoiceComment
from judgements.queries.register_rules import all_registers
from reports.queries.material import Material
from standards.types import FrameworkContent
from wording.names import find_names, words_in


def names_in_evidence(material: Material) -> frozenset[str]:
    """Return the names in what the team noted: four queries.

    Words of the framework and the registers, of the service, of the roles and organisations that
    evidence comes from, and the names of the team itself are known, so they are none, in whatever
    language they are noted.
    """
    inspection = material.inspection
    evidence = list(
        Evidence.objects.filter(inspection=inspection).values_list("text", "role", "organisation")
    )
    notes = Answer.objects.filter(assessment__case__inspection=inspection).exclude(note="")
    voices = VoiceComment.objects.filter(inspection=inspection)
    texts = (
        *(text for text, _role, _organisation in evidence),
        *notes.values_list("note", flat=True),
        *voices.values_list("text", flat=True),
        *_register_notes(material),
    )
    sources = (word for _text, *words in evidence for word in words)
    known = in_every_language(lambda: "\n".join(_known(material)))
    return find_names(texts, words_in((*known, *sources)))


def _register_notes(material: Material) -> Iterator[str]:
    for entries in material.registers.values():
        yield from (str(one.values["note"]) for one in entries if one.values.get("note"))


def _known(material: Material) -> Iterator[str]:
    service = material.inspection.service
    yield from (service.name, service.local_authority, service.region)
    for member in material.team:
        yield from (member.user.name, member.organisation, member.get_role_display())
    report = material.written.report
    yield from (report.signatory_name, report.signatory_office)
    yield from (group.addressee for group in material.written.groups)
    yield from _words_of_framework(material.content)
    for register in all_registers().values():
        yield from (str(register.title), str(register.about))
        for column in register.columns:
            yield str(column.label)
            yield from (str(one.label) for one in (*column.choices, *column.options))


def _words_of_framework(content: FrameworkContent) -> Iterator[str]:
    yield from (str(content.title), str(content.about))
    for standard in content.standards:
        yield from (str(standard.title), str(standard.expectation))
        yield from (str(one.text) for one in standard.key_questions)
        yield from (str(item) for area in standard.areas for item in (area.title, area.aim))
    for question in content.questions:
        yield from (str(question.text), str(question.guidance))
        yield from (str(one.label) for one in (*question.answers, *question.reasons_for_no))
    for fact in content.facts:
        yield str(fact.label)
        yield from (str(value.label) for value in fact.values)
