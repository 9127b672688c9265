"""The page of facts: what the cases tell beyond any percentage."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import FactScore, InspectionScores
from govuk.figures import provisional_text
from standards.types import FrameworkContent, SectionContent


@dataclass(frozen=True)
class FactEntry:
    """One uncounted question with how often each of its answers was given."""

    text: str
    asked: str
    counts: list[tuple[str, int]]


@dataclass(frozen=True)
class FactSection:
    """The uncounted questions of one section of the questionnaire."""

    title: str
    entries: list[FactEntry]


@dataclass(frozen=True)
class FactPage:
    """What the page of facts shows."""

    provisional: str
    no_cases: str
    sections: list[FactSection]


def present_facts(content: FrameworkContent, scores: InspectionScores) -> FactPage:
    """Return the page, in the order of the questionnaire."""
    sections = [_section(one, scores) for one in content.sections]
    return FactPage(
        provisional=provisional_text(scores.submitted, scores.total) if scores.submitted else "",
        no_cases="" if scores.submitted else _("No case has been submitted yet."),
        sections=[one for one in sections if one.entries] if scores.submitted else [],
    )


def _section(section: SectionContent, scores: InspectionScores) -> FactSection:
    facts = [scores.facts[one.code] for one in section.questions if one.code in scores.facts]
    return FactSection(str(section.title), [_entry(fact) for fact in facts])


def _entry(fact: FactScore) -> FactEntry:
    asked = sum(fact.values.values())
    return FactEntry(
        text=str(fact.question.text),
        asked=ngettext("asked in %(count)d case", "asked in %(count)d cases", asked)
        % {"count": asked},
        counts=[
            (str(fact.question.label_of(value)) if value else _("No answer"), count)
            for value, count in fact.values.items()
            if value or count
        ],
    )
