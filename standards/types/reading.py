"""Builds a framework's content from a document that the loader has already checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from standards.choices import JudgedFrom, Provenance
from standards.types.content import (
    NO,
    NOT_APPLICABLE,
    YES,
    AnswerOption,
    Area,
    Band,
    CaseFact,
    FactValue,
    FrameworkContent,
    Origin,
    QuestionContent,
    RatingWord,
    Reason,
    ReportPart,
    SectionContent,
    StandardContent,
)
from standards.types.text import Text

Data = Mapping[str, Any]


def read_framework(document: Data) -> FrameworkContent:
    """The content of a checked document; defaults of left-out fields are filled in here."""
    answer_words = {code: Text.read(words) for code, words in document["answer_words"].items()}
    return FrameworkContent(
        code=document["code"],
        edition=document["edition"],
        title=Text.read(document["title"]),
        about=Text.read(document["about"]),
        standard_noun=Text.read(document["standard_noun"]["one"]),
        standards_noun=Text.read(document["standard_noun"]["many"]),
        ratings=tuple(_rating(data) for data in document["ratings"]["words"]),
        ratings_origin=_origin(document["ratings"]),
        bands=tuple(Band(**data) for data in document["bands"]["ranges"]),
        bands_origin=_origin(document["bands"]),
        compare=document["bands"]["compare"],
        rounding=document["bands"]["rounding"],
        standards=tuple(_standard(data) for data in document["standards"]),
        facts=tuple(_fact(data) for data in document["case_facts"]),
        sections=tuple(_sections(document["sections"], answer_words)),
        report_parts=_report_parts(document["report"]),
        origin=_origin(document),
    )


def _origin(data: Data) -> Origin:
    return Origin(Provenance(data["provenance"]), Text.read(data.get("source")))


def _rating(data: Data) -> RatingWord:
    return RatingWord(data["code"], Text.read(data["label"]), data["points"])


def _standard(data: Data) -> StandardContent:
    return StandardContent(
        code=data["code"],
        number=data["number"],
        title=Text.read(data["title"]),
        short_title=Text.read(data["short_title"]),
        expectation=Text.read(data["expectation"]),
        score_phrase=Text.read(data.get("score_phrase")),
        judgement_subject=Text.read(data["judgement_subject"]),
        judged_from=JudgedFrom(data["judged_from"]),
        core=data["core"],
        chart=data["chart"],
        areas=tuple(_area(area) for area in data.get("areas", ())),
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
        values=tuple(
            FactValue(value["code"], Text.read(value["label"]), tuple(value.get("spellings", ())))
            for value in data["values"]
        ),
        origin=_origin(data),
    )


def _sections(
    sections: Sequence[Data], answer_words: Mapping[str, Text]
) -> Iterator[SectionContent]:
    position = 0
    for data in sections:
        questions = []
        for question in data["questions"]:
            position += 1
            questions.append(_question(question, data["code"], position, answer_words))
        yield SectionContent(data["code"], Text.read(data["title"]), tuple(questions))


def _question(
    data: Data, section: str, position: int, answer_words: Mapping[str, Text]
) -> QuestionContent:
    counts = data.get("counts", True)
    return QuestionContent(
        code=data["code"],
        section=section,
        position=position,
        text=Text.read(data["text"]),
        guidance=Text.read(data["guidance"]),
        answers=_answers(data, answer_words),
        counts=counts,
        sufficient_when=frozenset(data.get("sufficient_when", [YES]) if counts else ()),
        standard=data.get("standard", ""),
        also_shown_in=tuple(data.get("also_shown_in", ())),
        reasons_for_no=tuple(
            Reason(reason["code"], Text.read(reason["label"]))
            for reason in data.get("reasons_for_no", ())
        ),
        headline=Text.read(data.get("headline")),
        note_required_for=frozenset(data.get("note_required_for", ())),
        route=data.get("route"),
        origin=_origin(data),
    )


def _answers(data: Data, answer_words: Mapping[str, Text]) -> tuple[AnswerOption, ...]:
    """The written answers, or yes and no; not applicable last where the question allows it."""
    answers = [
        AnswerOption(answer["code"], Text.read(answer["label"]))
        for answer in data.get("answers", ())
    ] or [AnswerOption(code, answer_words[code]) for code in (YES, NO)]
    if data.get("may_be_not_applicable", False):
        answers.append(AnswerOption(NOT_APPLICABLE, answer_words[NOT_APPLICABLE]))
    return tuple(answers)


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
