"""Builds a framework's content from a document that the loader has already checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, TypeAlias

from standards.choices import JudgedFrom, Layer, Moderator, PromptKind, Provenance, Strand
from standards.types.content import FrameworkContent, ReportPart, SectionContent
from standards.types.facts import CaseFact, FactValue
from standards.types.guidance import (
    Characteristics,
    KeyQuestion,
    Prompt,
    PromptGroup,
    PromptItem,
    Statement,
    Traits,
)
from standards.types.questions import (
    NO,
    NOT_APPLICABLE,
    YES,
    AnswerOption,
    QuestionContent,
    Reason,
    RouteContent,
)
from standards.types.standards import Area, StandardContent
from standards.types.text import Text
from standards.types.yardstick import (
    Band,
    CutOffs,
    Discretion,
    Domain,
    Moderation,
    Origin,
    RatingWord,
)

Data: TypeAlias = Mapping[str, Any]


def read_framework(document: Data) -> FrameworkContent:
    """The content of a checked document; fields that were left out get their defaults here."""
    return FrameworkContent(
        code=document["code"],
        edition=document["edition"],
        title=Text.read(document["title"]),
        about=Text.read(document["about"]),
        is_welsh_checked=document.get("welsh", "checked") == "checked",
        standard_noun=Text.read(document["standard_noun"]["one"]),
        standards_noun=Text.read(document["standard_noun"]["many"]),
        ratings=tuple(_rating(data) for data in document["ratings"]["words"]),
        is_starred=document["ratings"].get("shown_as", "stars") == "stars",
        ratings_origin=_origin(document["ratings"]),
        bands=tuple(Band(**data) for data in document["bands"]["ranges"]),
        bands_origin=_origin(document["bands"]),
        compare=document["bands"]["compare"],
        cut_offs=_cut_offs(document.get("rules", {})),
        discretion=_discretion(document.get("rules", {})),
        moderation=_moderation(document.get("rules", {})),
        traits=tuple(_traits(data) for data in document.get("traits", ())),
        domains=tuple(_domain(data) for data in document.get("domains", ())),
        standards=tuple(
            _standard(data, position)
            for position, data in enumerate(document["standards"], start=1)
        ),
        facts=tuple(_fact(data) for data in document["case_facts"]),
        routes=tuple(_route(data) for data in document["routes"]),
        sections=_sections(document),
        report_parts=_report_parts(document["report"]),
        origin=_origin(document),
    )


def read_answers(question: Data, words: Mapping[str, Text]) -> tuple[AnswerOption, ...]:
    """The written answers, or yes and no; not applicable last where the question allows it."""
    answers = [
        AnswerOption(answer["code"], Text.read(answer["label"]))
        for answer in question.get("answers", ())
    ] or [AnswerOption(code, words[code]) for code in (YES, NO)]
    if question.get("may_be_not_applicable", False):
        answers.append(AnswerOption(NOT_APPLICABLE, words[NOT_APPLICABLE]))
    return tuple(answers)


def _origin(data: Data) -> Origin:
    return Origin(Provenance(data["provenance"]), Text.read(data.get("source")))


def _rating(data: Data) -> RatingWord:
    return RatingWord(data["code"], Text.read(data["label"]), data["points"])


def _cut_offs(rules: Data) -> CutOffs | None:
    if "overall" not in rules:
        return None
    ranges = tuple(Band(**data) for data in rules["overall"]["cut_offs"])
    return CutOffs(ranges, _origin(rules["overall"]))


def _discretion(rules: Data) -> Discretion | None:
    if "discretion" not in rules:
        return None
    data = rules["discretion"]
    return Discretion(
        within_points=data["within_points"],
        one_case=data["one_case"],
        base_at_most=data["base_at_most"],
        origin=_origin(data),
    )


def _moderation(rules: Data) -> Moderation | None:
    if "moderation" not in rules:
        return None
    data = rules["moderation"]
    return Moderation(Moderator(data["by"]), data["panel_may_meet"], _origin(data))


def _traits(data: Data) -> Traits:
    statements = tuple(_prompt(statement) for statement in data["statements"])
    return Traits(data["rating"], statements, _origin(data))


def _domain(data: Data) -> Domain:
    return Domain(data["code"], str(data["number"]), Text.read(data["title"]))


def _standard(data: Data, position: int) -> StandardContent:
    return StandardContent(
        code=data["code"],
        position=position,
        number=str(data["number"]),
        domain=data.get("domain", ""),
        title=Text.read(data["title"]),
        short_title=Text.read(data["short_title"]),
        expectation=Text.read(data["expectation"]),
        score_phrase=Text.read(data.get("score_phrase")),
        judgement_subject=Text.read(data["judgement_subject"]),
        judged_from=JudgedFrom(data["judged_from"]),
        core=data["core"],
        chart=data["chart"],
        in_overall=data.get("in_overall", True),
        unrated_when=Text.read(data.get("unrated_when")),
        areas=tuple(_area(area) for area in data.get("areas", ())),
        key_questions=tuple(_key_question(one) for one in data.get("key_questions", ())),
        characteristics=tuple(_characteristics(one) for one in data.get("characteristics", ())),
        fieldwork_prompts=tuple(_prompt_group(one) for one in data.get("fieldwork_prompts", ())),
        origin=_origin(data),
    )


def _key_question(data: Data) -> KeyQuestion:
    return KeyQuestion(
        code=data["code"],
        text=Text.read(data["text"]),
        strand=Strand(data.get("strand", Strand.OTHER)),
        prompts=tuple(_prompt(prompt) for prompt in data.get("prompts", ())),
        origin=_origin(data),
    )


def _prompt(data: Data) -> Prompt:
    return Prompt(data["code"], Text.read(data["text"]))


def _characteristics(data: Data) -> Characteristics:
    statements = (
        Statement(
            code=one["code"],
            part=one["key_question"] if "key_question" in one else one["area"],
            text=Text.read(one["text"]),
            is_serious_concern=one.get("serious_concern", False),
        )
        for one in data["statements"]
    )
    origin = _origin(data) if "provenance" in data else None
    return Characteristics(data["rating"], Text.read(data["aim"]), tuple(statements), origin)


def _prompt_group(data: Data) -> PromptGroup:
    return PromptGroup(
        code=data["code"],
        title=Text.read(data["title"]),
        kind=PromptKind(data["kind"]),
        layer=Layer(data["layer"]) if "layer" in data else None,
        items=tuple(
            PromptItem(Text.read(one["text"]), Text.read(one.get("against")))
            for one in data["items"]
        ),
        origin=_origin(data),
    )


def _area(data: Data) -> Area:
    return Area(data["code"], data["number"], Text.read(data["title"]), Text.read(data["aim"]))


def _fact(data: Data) -> CaseFact:
    return CaseFact(
        code=data["code"],
        label=Text.read(data["label"]),
        required=data["required"],
        routes=data["routes"],
        values=tuple(_fact_value(value) for value in data["values"]),
        origin=_origin(data),
    )


def _fact_value(data: Data) -> FactValue:
    return FactValue(data["code"], Text.read(data["label"]), tuple(data.get("spellings", ())))


def _route(data: Data) -> RouteContent:
    return RouteContent(
        code=data["code"],
        label=Text.read(data["label"]),
        otherwise=Text.read(data["otherwise"]),
        condition=data["condition"],
    )


def _sections(document: Data) -> tuple[SectionContent, ...]:
    answer_words = {code: Text.read(words) for code, words in document["answer_words"].items()}
    routes = {data["code"]: _route(data) for data in document["routes"]}
    standard_of = {
        key_question["code"]: standard["code"]
        for standard in document["standards"]
        for key_question in standard.get("key_questions", ())
    }
    positions = count(1)
    return tuple(
        SectionContent(
            section["code"],
            Text.read(section["title"]),
            tuple(
                _question(data, section["code"], next(positions), answer_words, routes, standard_of)
                for data in section["questions"]
            ),
        )
        for section in document["sections"]
    )


def _question(
    data: Data,
    section: str,
    position: int,
    answer_words: Mapping[str, Text],
    routes: Mapping[str, RouteContent],
    standard_of: Mapping[str, str],
) -> QuestionContent:
    key_question = data.get("key_question", "")
    answers = read_answers(data, answer_words)
    counts = data.get("counts", True)
    sufficient_when = frozenset(data.get("sufficient_when", [YES]) if counts else ())
    asks_note = {answer.code for answer in answers} - sufficient_when - {NOT_APPLICABLE}
    return QuestionContent(
        code=data["code"],
        section=section,
        position=position,
        text=Text.read(data["text"]),
        guidance=Text.read(data["guidance"]),
        answers=answers,
        counts=counts,
        sufficient_when=sufficient_when,
        standard=standard_of.get(key_question, data.get("standard", "")),
        key_question=key_question,
        also_shown_in=tuple(data.get("also_shown_in", ())),
        reasons_for_no=tuple(
            Reason(reason["code"], Text.read(reason["label"]))
            for reason in data.get("reasons_for_no", ())
        ),
        headline=Text.read(data.get("headline")),
        note_required_for=frozenset(data.get("note_required_for", asks_note if counts else ())),
        routes=tuple(routes[code] for code in data.get("route", ())),
        origin=_origin(data),
    )


def _report_parts(parts: Sequence[Data]) -> tuple[ReportPart, ...]:
    return tuple(
        ReportPart(
            code=part["code"],
            title=Text.read(part["title"]),
            repeats=part.get("repeats", ""),
            when=part.get("when", "always"),
            parts=_report_parts(part.get("parts", ())),
        )
        for part in parts
    )
