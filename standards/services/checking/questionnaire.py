"""Rules of sections and questions."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from standards.choices import JudgedFrom
from standards.errors import Fault
from standards.services.checking.nodes import Node, find_repeats
from standards.types import NO, NOT_APPLICABLE, YES

MOST_QUESTIONS_OF_A_SECTION = 20


def check_questionnaire(root: Node) -> Iterator[Fault]:
    """Faults of sections, questions, answers and what they count for."""
    yield from find_repeats(root["sections"])
    yield from _check_codes(root["sections"])
    for section in root["sections"]:
        yield from _check_size(section)
        for question in section["questions"]:
            yield from _check_answers(question)
            yield from _check_counting(question)
            yield from _check_standards(question, root["standards"])
    yield from _check_standards_are_counted(root)


def answer_codes(question: Node) -> list[str]:
    """The codes a question can be answered with, in order."""
    codes = [answer.code for answer in question["answers"] if answer.code]
    if "answers" not in question:
        codes = [YES, NO]
    if question["may_be_not_applicable"].flag(default=False):
        codes.append(NOT_APPLICABLE)
    return codes


def _counts(question: Node) -> bool:
    return question["counts"].flag(default=True)


def _check_codes(sections: Node) -> Iterator[Fault]:
    """Codes are unique, and the two letters of a question belong to one section."""
    yield from find_repeats(one for section in sections for one in section["questions"])
    owners: dict[str, str] = {}
    for section in sections:
        for question in section["questions"]:
            node = question["code"]
            if node.text and owners.setdefault(node.text[:2], section.code) != section.code:
                yield node.fault(
                    _("codes that begin with %(letters)s belong to the section %(section)s"),
                    letters=node.text[:2],
                    section=owners[node.text[:2]],
                )


def _check_size(section: Node) -> Iterator[Fault]:
    count = sum(1 for _question in section["questions"])
    if count > MOST_QUESTIONS_OF_A_SECTION:
        yield section.fault(
            _("the section has %(count)s questions; %(most)s is the most a page can hold"),
            count=count,
            most=MOST_QUESTIONS_OF_A_SECTION,
        )


def _check_answers(question: Node) -> Iterator[Fault]:
    codes = answer_codes(question)
    yield from find_repeats(question["answers"])
    for answer in question["answers"]:
        if answer.code == NOT_APPLICABLE:
            yield answer.fault(_("write “may_be_not_applicable: true” instead of an answer na"))
    for field in ("sufficient_when", "note_required_for"):
        for wanted in question[field]:
            if wanted.text and wanted.text not in codes:
                yield wanted.fault(
                    _("“%(value)s” is not among the answers of %(code)s"),
                    value=wanted.text,
                    code=question.code,
                )
    yield from find_repeats(question["reasons_for_no"])
    if "reasons_for_no" in question and NO not in codes:
        yield question["reasons_for_no"].fault(
            _("%(code)s cannot be answered no"), code=question.code
        )


def _check_counting(question: Node) -> Iterator[Fault]:
    if not _counts(question):
        for field in ("sufficient_when", "headline"):
            if field in question:
                yield question[field].fault(
                    _("%(code)s does not count, so it has no %(field)s"),
                    code=question.code,
                    field=field,
                )
        return
    sufficient = set(question["sufficient_when"].texts() or [YES])
    codes = set(answer_codes(question)) - {NOT_APPLICABLE}
    if NOT_APPLICABLE in sufficient:
        yield question["sufficient_when"].fault(_("not applicable can never be sufficient"))
    if "sufficient_when" not in question and YES not in codes:
        yield question.fault(_("%(code)s must say “sufficient_when”"), code=question.code)
    if codes and codes <= sufficient:
        yield question["sufficient_when"].fault(
            _("every answer to %(code)s would be sufficient"), code=question.code
        )


def _check_standards(question: Node, standards: Node) -> Iterator[Fault]:
    judged_from = {standard.code: standard["judged_from"].text for standard in standards}
    own = question["standard"]
    if "key_question" in question:
        yield from _check_key_question(question, standards)
    elif _counts(question) and not own.text:
        yield question.fault(
            _("%(code)s counts, so it must name its “standard”"), code=question.code
        )
    elif _counts(question) and judged_from.get(own.text) == JudgedFrom.KEY_QUESTIONS:
        yield own.fault(
            _("“%(name)s” is judged by its key questions: name the “key_question” instead"),
            name=own.text,
        )
    elif _counts(question) and judged_from.get(own.text) == JudgedFrom.FIELDWORK:
        yield own.fault(
            _("“%(name)s” is judged from fieldwork, so no question can count for it"), name=own.text
        )
    for named in (own, *question["also_shown_in"]):
        if named.text and named.text not in judged_from:
            yield named.fault(_("there is no standard “%(name)s”"), name=named.text)
    for name, times in Counter([own.text, *question["also_shown_in"].texts()]).items():
        if times > 1:
            yield question["also_shown_in"].fault(_("“%(name)s” is named twice"), name=name)


def _check_key_question(question: Node, standards: Node) -> Iterator[Fault]:
    named = question["key_question"]
    owners = [one for one in standards if named.text in _key_question_codes(one)]
    if not owners:
        yield named.fault(_("there is no key question “%(name)s”"), name=named.text)
    elif owners[0]["judged_from"].text != JudgedFrom.KEY_QUESTIONS:
        yield named.fault(
            _("“%(name)s” is not scored in cases, so no case question can inform it"),
            name=named.text,
        )
    if "standard" in question:
        yield question["standard"].fault(_("its key question names the standard already"))


def _key_question_codes(standard: Node) -> list[str]:
    return [key_question.code for key_question in standard["key_questions"]]


def _check_standards_are_counted(root: Node) -> Iterator[Fault]:
    questions = [one for section in root["sections"] for one in section["questions"]]
    counted = {one["standard"].text for one in questions if _counts(one)}
    headlines = [one for one in questions if "headline" in one]
    charted = {one["standard"].text for one in headlines}
    summed_up = {one["key_question"].text for one in headlines}
    charted |= {one.code for one in root["standards"] if summed_up & {*_key_question_codes(one)}}
    for standard in root["standards"]:
        from_cases = standard["judged_from"].text == JudgedFrom.CASES
        if from_cases and standard.code not in counted:
            yield standard.fault(_("no question counts for “%(name)s”"), name=standard.code)
        elif standard["chart"].flag(default=False) and standard.code not in charted:
            yield standard["chart"].fault(
                _("no question of “%(name)s” is a headline, so the chart would be empty"),
                name=standard.code,
            )
