"""Checked loaders of results: the only way to a theme's or a question's figures for a person."""

from dataclasses import dataclass

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from cases.queries.questionnaires import Questionnaire, get_questionnaire
from inspections.models import Inspection
from inspections.queries import InspectionAccess, get_inspection_for
from judgements.policies.judgements import can_judge
from standards.types import QuestionContent, StandardContent


@dataclass(frozen=True)
class ThemeAccess:
    """One theme of an inspection as a person who may see results sees it."""

    within: InspectionAccess
    questionnaire: Questionnaire
    standard: StandardContent

    @property
    def inspection(self) -> Inspection:
        return self.within.inspection

    @property
    def standards(self) -> list[StandardContent]:
        """The themes that the inspection covers, in their order."""
        by_code = self.questionnaire.content.standard_by_code
        return [by_code[code] for code in self.questionnaire.standard_codes]

    @property
    def can_judge(self) -> bool:
        """Whether the person may judge the theme now."""
        return self.within.may(Permission.JUDGE_THEME) and can_judge(self.inspection)

    def get_question(self, code: str) -> QuestionContent:
        """Return a question that counts for this theme here or informs one of its key questions.

        Raises NotVisible for any other.
        """
        question = self.questionnaire.question_by_code.get(code)
        if question is None or question.standard != self.standard.code:
            raise NotVisible
        if not question.counts and not question.key_question:
            raise NotVisible
        return question


def get_results_for(user: User, reference: str) -> InspectionAccess:
    """Return the inspection for a page of results.

    Raises NotVisible for strangers, NotAllowed for members whose roles do not see results.
    """
    return get_inspection_for(user, reference, Permission.VIEW_RESULTS)


def get_theme_for(user: User, reference: str, standard: str) -> ThemeAccess:
    """Return one theme (its code) with its results; raises NotVisible for a theme not covered."""
    access = get_results_for(user, reference)
    questionnaire = get_questionnaire(access.inspection)
    if standard not in questionnaire.standard_codes:
        raise NotVisible
    return ThemeAccess(access, questionnaire, questionnaire.content.standard_by_code[standard])


def get_judging_for(user: User, reference: str, standard: str) -> ThemeAccess:
    """Return one theme for judging it; raises NotAllowed for members whose roles do not judge."""
    theme = get_theme_for(user, reference, standard)
    theme.within.check(Permission.JUDGE_THEME)
    return theme
