"""What an inspection asks of a case, for its chosen themes, in the terms of scoring."""

from collections.abc import Collection

from scoring.rating import Band, Compare, Scale
from scoring.routing import RoutedQuestion, parse_condition
from scoring.standards import CutOff, DiscretionRule, OverallRule
from scoring.tally import CountedQuestion
from standards.types import FrameworkContent, QuestionContent, SectionContent

_COMPARE: dict[str, Compare] = {"displayed": "displayed", "exact": "exact"}


def asked_questions(
    content: FrameworkContent, chosen_standards: Collection[str]
) -> tuple[QuestionContent, ...]:
    """The questions of an inspection with these themes (codes), in order, before routing.

    Questions about the case belong to no theme and are always among them.
    """
    return tuple(
        question for question in content.questions if _is_asked(question, chosen_standards)
    )


def asked_sections(
    content: FrameworkContent, chosen_standards: Collection[str]
) -> tuple[SectionContent, ...]:
    """The sections with the questions asked; a section left without any is left out."""
    sections = (
        SectionContent(
            section.code,
            section.title,
            tuple(one for one in section.questions if _is_asked(one, chosen_standards)),
        )
        for section in content.sections
    )
    return tuple(section for section in sections if section.questions)


def routed_questions(
    content: FrameworkContent, chosen_standards: Collection[str]
) -> tuple[RoutedQuestion, ...]:
    """The questions asked, for scoring.routing.compile_routing."""
    return tuple(
        RoutedQuestion(
            code=question.code,
            values=question.values,
            condition=None if question.route is None else parse_condition(question.route),
        )
        for question in asked_questions(content, chosen_standards)
    )


def counted_questions(
    content: FrameworkContent, chosen_standards: Collection[str]
) -> tuple[CountedQuestion, ...]:
    """The questions that count, for scoring.tally; each for exactly one chosen theme."""
    return tuple(
        CountedQuestion(question.code, question.standard, question.sufficient_when)
        for question in asked_questions(content, chosen_standards)
        if question.counts
    )


def scale(content: FrameworkContent) -> Scale:
    """The bands of the edition, for scoring.rating."""
    return Scale(
        bands=tuple(
            Band(band.rating, band.floor, content.rating_by_code[band.rating].points)
            for band in content.bands
        ),
        compare=_COMPARE[content.compare],
    )


def overall_rule(content: FrameworkContent) -> OverallRule | None:
    """The cut-offs of the edition, for scoring.standards; None where it has no overall rating."""
    if content.cut_offs is None:
        return None
    return OverallRule(
        cut_offs=tuple(CutOff(one.rating, one.floor, one.top) for one in content.cut_offs.ranges),
        most_points=content.most_points,
    )


def discretion_rule(content: FrameworkContent) -> DiscretionRule | None:
    """When a rating may depart from its band, for scoring.standards; None where it never may."""
    rule = content.discretion
    if rule is None:
        return None
    return DiscretionRule(rule.within_points, rule.one_case, rule.base_at_most)


def _is_asked(question: QuestionContent, chosen_standards: Collection[str]) -> bool:
    return not question.standard or question.standard in chosen_standards
