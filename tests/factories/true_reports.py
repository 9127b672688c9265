"""A made-up report in which everything is true, and 30 falsehoods to plant in it.

It is about the twelve cases of make_counted_cases: AS01 9 of 12 (75%), PL01 5 of 12 (42%), three
girls and nine boys; assessing is judged good (83%), planning poor, leading unsatisfactory.
"""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from inspections.models import Inspection
from judgements.services.judgements import record_judgement
from reports.choices import CheckCode
from reports.models import ExplanationBlock, KeyFinding
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.recommendations import add_group, add_recommendation, link_findings
from reports.services.texts import edit_foreword, edit_lead_in, edit_summary
from reports.types import BlockContent, Foreword

RATINGS = {"assessing": "good", "planning": "poor", "leading": "unsatisfactory"}

# Figures from outside, all true as far as the data go, in the way in which reports give them.
FOREWORD = (
    "This inspection is one of six that we do each year with four other inspectorates. "
    "Eastmarsh has 289,800 inhabitants, of whom 21.4% are younger than 18. "
    "The service works with 1,250 young people a year and lost £1.2 million of its budget. "
    "We came back 14 months after our last visit, which took place in March 2015."
)
TRUE_FINDINGS = {
    "assessing": (
        "For the year 2014/2015, only 56.8% of children were in full-time training.",
        "Every child was seen by a nurse within ten working days of an arrest.",
        "Section 38 of the Crime and Disorder Act 1998 asks partners to share what they know.",
        "Pupils should have 25 hours of education a week, and one school gave them 12.",
        "A first appointment was kept within 5 days, a second within 2 weeks.",
    ),
    "planning": (
        "His mother had told the police that he needed 25 stitches to his face.",
        "Two police officers and 1.5 probation officers sit with the team.",
        "Reoffending stood at 42.3%, against 37.9% in England.",
        "There were 412 first-time entrants for each 100,000 children aged 10 to 17.",
        "The order held a 10 day activity requirement and 60 hours of unpaid work.",
    ),
    "leading": (
        "Training on exploitation had reached 31 of the 40 volunteers.",
        "A third of the posts in the wider council had been cut since 2010.",
        "The council spent £412,000 on the reparation scheme, a fifth less than before.",
        "Sickness stood at 7.1 per cent, nearly twice the rate of 2013.",
    ),
}
TRUE_PARAGRAPHS = (
    "We read Part 3 of Schedule 8 and paragraph 3.2 of the plan, and page 12 of its annex.",
    "The chair came at 9.30 on the first Monday of each month, for the third year in a row.",
    "Jo, a 16 year old, was given a 6 month order and kept 14 of 15 appointments.",
    "An audit of 40 records by the managers had come to a similar view.",
    "Custody made up 5.6 per cent of all sentences of the court, which was 18 in number.",
    "Staff carried 14 cases each, one of them 23.",
    "Of 90 referral panels held in 2015, 81 met in time.",
)
TRUE_SUMMARIES = {
    "assessing": "[[question:AS01:words|capital]] of assessments explained the offending.",
    "planning": "In [[question:PL01:base]] cases the plan followed from the assessment.",
    "leading": "The Head of Service had been in post for three years, since April 2013.",
}
RECOMMENDATION = "assessments are finished within 15 working days and are read by a manager"


PLACES = (("assessing", ""), ("planning", ""), ("leading", "board"), ("leading", "staff"))


def write_true_report(inspection: Inspection, lead: User) -> None:
    """Write all of it by the real services: nothing in it is contradicted, missing or open."""
    for standard, rating in RATINGS.items():
        record_judgement(
            inspection=inspection,
            standard=standard,
            rating=rating,
            reason="The cases show it.",
            base_version=0,
            by=lead,
        )
    foreword = Foreword(FOREWORD, "Margaret Ashdown", "Chief Inspector", date(2026, 7, 1))
    edit_foreword(inspection=inspection, foreword=foreword, base_version=0, by=lead)
    edit_lead_in(
        inspection=inspection, text="Within 12 months of this report,", base_version=0, by=lead
    )
    for standard, summary in TRUE_SUMMARIES.items():
        edit_summary(
            inspection=inspection, standard=standard, text=summary, base_version=0, by=lead
        )
        for text in TRUE_FINDINGS[standard]:
            add_finding(inspection=inspection, standard=standard, text=text, by=lead)
    for number, text in enumerate(TRUE_PARAGRAPHS):
        standard, area = PLACES[number % len(PLACES)]
        content = BlockContent("paragraph", text)
        add_block(inspection=inspection, standard=standard, content=content, area=area, by=lead)
    group = add_group(inspection=inspection, addressee="The Head of Service", by=lead)
    recommendation = add_recommendation(group=group, text=RECOMMENDATION, by=lead)
    finding = KeyFinding.objects.filter(standard__code="assessing").first()
    assert finding is not None
    link_findings(recommendation=recommendation, findings=[finding.pk], by=lead)


@dataclass(frozen=True)
class Falsehood:
    """Something untrue: where it is planted, its words, what must be found, and what is true.

    `place` is a kind of passage with the theme it stands in, where it stands in one.
    """

    place: str
    text: str
    code: CheckCode
    words: str
    true: str


NUMBER = CheckCode.NUMBER_CONTRADICTED
SHARE = CheckCode.PROPORTION_CONTRADICTED
WORD = CheckCode.JUDGEMENT_CONTRADICTED
CASE, BIRTH, NAME, CELL = (
    CheckCode.CASE_REFERENCE,
    CheckCode.BIRTH_DATE,
    CheckCode.EVIDENCE_NAME,
    CheckCode.SMALL_CELL,
)
AS01, PL01 = " [[about:question:AS01]]", " [[about:question:PL01]]"
BOARD = " [[about:register:board-attendance]]"

# What the evidence holds, under names that must never be printed.
EVIDENCE = (
    "Kieran told his worker that nobody had asked him. The mother of Jaydon Pike said the same.",
    "Kayleigh’s plan was written without her.",
)
FALSEHOODS = (
    Falsehood(
        "finding:assessing",
        f"In 7 of 12 cases offending was explained.{AS01}",
        NUMBER,
        "7 of 12",
        f"In 9 of 12 cases offending was explained.{AS01}",
    ),
    Falsehood(
        "finding:planning",
        f"58% of plans followed from the assessment.{PL01}",
        NUMBER,
        "58%",
        f"42% of plans followed from the assessment.{PL01}",
    ),
    Falsehood(
        "finding:planning",
        "[[question:PL01:base=9 of 12]] plans followed.",
        NUMBER,
        "9 of 12",
        "[[question:PL01:base=5 of 12]] plans followed.",
    ),
    Falsehood("foreword", "We inspected 34 cases.", NUMBER, "34", "We inspected 12 cases."),
    Falsehood(
        "block:planning",
        "There were fourteen cases in the sample.",
        NUMBER,
        "fourteen",
        "There were twelve cases in the sample.",
    ),
    Falsehood(
        "summary:assessing",
        "The case assessment score was 73%.",
        NUMBER,
        "73%",
        "The case assessment score was 83%.",
    ),
    Falsehood(
        "finding:planning",
        "Overall, 24% of the work was done well enough.",
        NUMBER,
        "24%",
        "Overall, 42% of the work was done well enough.",
    ),
    Falsehood(
        "recommendation",
        f"the six cases whose plan did not follow are read again{PL01}",
        NUMBER,
        "six",
        f"the seven cases whose plan did not follow are read again{PL01}",
    ),
    Falsehood(
        "block:assessing",
        f"The offending was not explained in four cases.{AS01}",
        NUMBER,
        "four",
        f"The offending was not explained in three cases.{AS01}",
    ),
    Falsehood(
        "block:leading",
        f"Partners came to 9 of 10 meetings.{BOARD}",
        NUMBER,
        "9 of 10",
        f"Partners came to 1 of 2 meetings.{BOARD}",
    ),
    Falsehood(
        "finding:planning",
        f"Most plans followed from the assessment.{PL01}",
        SHARE,
        "Most",
        f"Less than half of plans followed from the assessment.{PL01}",
    ),
    Falsehood(
        "block:planning",
        f"In three-quarters of cases the plan followed.{PL01}",
        SHARE,
        "three-quarters",
        f"In two-fifths of cases the plan followed.{PL01}",
    ),
    Falsehood(
        "summary:planning",
        f"The plan followed in almost all cases.{PL01}",
        SHARE,
        "almost all",
        f"The plan followed in a minority of cases.{PL01}",
    ),
    Falsehood(
        "finding:assessing",
        f"Few assessments explained the offending.{AS01}",
        SHARE,
        "Few",
        f"Most assessments explained the offending.{AS01}",
    ),
    Falsehood(
        "foreword",
        f"A minority of assessments explained the offending.{AS01}",
        SHARE,
        "minority",
        f"A majority of assessments explained the offending.{AS01}",
    ),
    Falsehood(
        "recommendation",
        f"half of the assessments are good enough to be kept{AS01}",
        SHARE,
        "half",
        f"three-quarters of the assessments are good enough to be kept{AS01}",
    ),
    Falsehood(
        "summary:leading",
        "Overall, leadership was good.",
        WORD,
        "good",
        "Overall, leadership was unsatisfactory.",
    ),
    Falsehood(
        "finding:planning",
        "Overall, planning was satisfactory.",
        WORD,
        "satisfactory",
        "Overall, planning was poor.",
    ),
    Falsehood(
        "foreword",
        "Planning was judged to be good.",
        WORD,
        "good",
        "Planning was judged to be poor.",
    ),
    Falsehood(
        "block:leading",
        "We rated leadership as poor.",
        WORD,
        "poor",
        "We rated leadership as unsatisfactory.",
    ),
    Falsehood(
        "finding:planning", "Planning earned 3 stars.", WORD, "3 stars", "Planning earned 1 star."
    ),
    Falsehood(
        "finding:assessing",
        "In EM-03 nobody had asked the school.",
        CASE,
        "EM-03",
        "In one case nobody had asked the school.",
    ),
    Falsehood(
        "comment:leading",
        "They lost the file of EM-11 for weeks.",
        CASE,
        "EM-11",
        "They lost the file for weeks.",
    ),
    Falsehood(
        "block:planning",
        "A girl born on 12 March 2009 had no plan.",
        BIRTH,
        "12 March 2009",
        "A child of 16 had no plan.",
    ),
    Falsehood(
        "finding:leading",
        "His DOB, 12/03/2009, was wrong in the record.",
        BIRTH,
        "12/03/2009",
        "His age was wrong in the record.",
    ),
    Falsehood(
        "finding:planning",
        "Kieran was not asked what he thought.",
        NAME,
        "Kieran",
        "A child was not asked what he thought.",
    ),
    Falsehood(
        "recommendation",
        "the mother of Jaydon is met every month",
        NAME,
        "Jaydon",
        "all mothers are met every month",
    ),
    Falsehood(
        "example:assessing",
        "Kayleigh came to every session.",
        NAME,
        "Kayleigh",
        "Sasha came to every session.",
    ),
    Falsehood(
        "finding:assessing",
        "Two of the three girls were seen late.",
        CELL,
        "Two of the three",
        "Some children were seen late.",
    ),
    Falsehood(
        "summary:planning",
        "Only 2 young women had a plan.",
        CELL,
        "2",
        "Some young people had a plan.",
    ),
)


def plant(
    inspection: Inspection, falsehood: Falsehood, lead: User, *, is_true: bool = False
) -> str:
    """Write a falsehood, or what is true instead, where it belongs; return its passage's key."""
    text = falsehood.true if is_true else falsehood.text
    kind, _colon, standard = falsehood.place.partition(":")
    about = {"inspection": inspection, "by": lead}
    if kind == "finding":
        return add_finding(standard=standard, text=text, **about).key
    if kind in BLOCKS:
        area = "board" if standard == "leading" else ""
        block = BlockContent(BLOCKS[kind], text, changed_name_declared=True)
        added = add_block(standard=standard, content=block, area=area, **about)
        ExplanationBlock.objects.filter(pk=added.pk).update(consent_declared=True)
        return added.key
    if kind == "recommendation":
        group = inspection.report.groups.get()
        added_recommendation = add_recommendation(group=group, text=text, by=lead)
        finding = inspection.report.findings.first()
        link_findings(recommendation=added_recommendation, findings=[finding.pk], by=lead)
        return added_recommendation.key
    return _add_to_text(inspection, falsehood.place, text, lead)


BLOCKS = {"block": "paragraph", "comment": "comment_parent", "example": "good_practice"}


def _add_to_text(inspection: Inspection, place: str, text: str, lead: User) -> str:
    inspection.report.refresh_from_db()
    report = inspection.report
    if place == "foreword":
        foreword = Foreword(
            f"{report.foreword}\n\n{text}",
            report.signatory_name,
            report.signatory_office,
            report.signed_month,
        )
        edit_foreword(
            inspection=inspection, foreword=foreword, base_version=report.version, by=lead
        )
        return place
    written = report.theme_texts.get(standard__code=place.partition(":")[2])
    edit_summary(
        inspection=inspection,
        standard=written.standard.code,
        text=f"{written.summary}\n\n{text}",
        base_version=written.version,
        by=lead,
    )
    return place
