"""A standard (or theme): what is expected, how it is judged, and what guides the judgement."""

from __future__ import annotations

from dataclasses import dataclass

from standards.choices import JudgedFrom
from standards.types.guidance import Characteristics, KeyQuestion, PromptGroup
from standards.types.text import Text
from standards.types.yardstick import Origin


@dataclass(frozen=True)
class Area:
    """A numbered part of a standard that is judged from fieldwork, with its aim."""

    code: str
    number: int
    title: Text
    aim: Text

    @property
    def place(self) -> str:
        """Its id on the standard's page."""
        return f"area-{self.code}"


@dataclass(frozen=True)
class StandardContent:
    """A theme or standard, and the phrases reports are made of.

    `position` is its place in the edition, from 1; `number` is what readers see, such as "3" or
    "R1.1". `score_phrase` completes "overall 70% of ... was done well enough" and is empty where
    no cases are scored; `judgement_subject` completes "Overall, ... was good.". `chart` says
    whether its part of the report has a data summary. `in_overall` says whether its points count
    for the overall rating; `unrated_when` completes "Not rated when ..." and may be empty.
    """

    code: str
    position: int
    number: str
    domain: str
    title: Text
    short_title: Text
    expectation: Text
    score_phrase: Text
    judgement_subject: Text
    judged_from: JudgedFrom
    core: bool
    chart: bool
    in_overall: bool
    unrated_when: Text
    areas: tuple[Area, ...]
    key_questions: tuple[KeyQuestion, ...]
    characteristics: tuple[Characteristics, ...]
    fieldwork_prompts: tuple[PromptGroup, ...]
    origin: Origin

    @property
    def is_case_scored(self) -> bool:
        """Whether case questions count towards it; otherwise it carries no percentage."""
        return self.judged_from != JudgedFrom.FIELDWORK

    @property
    def number_text(self) -> str:
        """Its number before its title: "3." or "2.1"."""
        return self.number if "." in self.number else f"{self.number}."

    @property
    def is_pooled(self) -> bool:
        """Whether all its counted answers together make one percentage."""
        return self.judged_from == JudgedFrom.CASES

    @property
    def is_weighed(self) -> bool:
        """Whether it is judged on evidence alone, by statements of what each rating looks like."""
        return not self.is_case_scored and bool(self.characteristics)

    def has_statement(self, code: str) -> bool:
        """Whether one of its ratings is characterised by a statement of that code."""
        statements = (one for rating in self.characteristics for one in rating.statements)
        return any(one.code == code for one in statements)

    @property
    def is_judged_by_key_questions(self) -> bool:
        """Whether its lowest key question decides."""
        return self.judged_from == JudgedFrom.KEY_QUESTIONS
