"""Whether the words after a number name the cases and their work, or somebody or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wording.languages import ENGLISH, WELSH, all_forms

_CASES = {
    ENGLISH: (
        "cases?|case files?|files?|records?|plans?|assessments?|reviews?|reports?|children|child|"
        "boys?|girls?|"
        "young people|young person|young women|young men|orders?|answers?|sentences?|"
        "interventions?|"
        "PSRs?|instances?|referrals?|work|planning|occasions?"
    ),
    WELSH: "|".join(
        all_forms(
            [
                *("achos", "achosion", "cynllun", "cynlluniau", "asesiad", "asesiadau"),
                *("adolygiad", "adolygiadau", "adroddiad", "adroddiadau", "plentyn", "plant"),
                *("gorchymyn", "gorchmynion", "ateb", "atebion", "ymyriad", "ymyriadau", "gwaith"),
                *("pobl ifanc", "person ifanc", "bechgyn", "merched", "ffeil", "ffeiliau"),
            ],
            WELSH,
        )
    ),
}
_OTHERS = {
    ENGLISH: (
        "case (?:managers?|workers?|holders?|loads?|stud(?:y|ies)|conferences?)|managers?|staff|"
        "workers?|officers?|practitioners?|specialists?|nurses?|teachers?|tutors?|mentors?|"
        "volunteers?|magistrates?|sentencers?|judges?|members?|partners?|agenc(?:y|ies)|services?|"
        "schools?|colleges?|providers?|employers?|parents?|carers?|families|victims?|people who|"
        "inspectors?|inspections?|authorities|boards?|meetings?|sessions?|visits?|interviews?|"
        "panels?|"
        "times?|posts?|vacanc(?:y|ies)|teams?|stitches|homes?|placements?|beds?|offences?|"
        "convictions?|arrests?|incidents?|themes?|standards?|recommendations?|findings?|areas?|"
        "wards?|residents|population|inhabitants|households|professionals|colleagues|leaders|"
        "supervisors|social workers?|psychologists?|therapists?|youth workers?|directors?|heads?|"
        "governors?|respondents?|pupils|students|learners|adults|budget|money|funding|grant|"
        "caseload|entrants|first[- ]time entrants|strategies|groups?|programmes?|places?|pages?|"
        "audits?|tools?|systems?|databases?|priorities|actions?|targets?|measures?|"
        "percentage points|"
        "points|"
        "miles|kilometres|metres|pounds|vehicles|computers|laptops|courts?|sites?|offices?|rooms?"
    ),
    WELSH: "|".join(
        all_forms(
            [
                *(
                    "rheolwr",
                    "rheolwyr",
                    "staff",
                    "gweithiwr",
                    "gweithwyr",
                    "swyddog",
                    "swyddogion",
                ),
                *("aelod", "aelodau", "partner", "partneriaid", "asiantaeth", "asiantaethau"),
                *("ysgol", "ysgolion", "rhiant", "rhieni", "gofalwr", "gofalwyr", "teulu"),
                *("teuluoedd", "dioddefwr", "dioddefwyr", "ynad", "ynadon", "arolygydd"),
                *("arolygwyr", "cyfarfod", "cyfarfodydd", "sesiwn", "sesiynau", "trosedd"),
                *("troseddau", "disgybl", "disgyblion", "gwirfoddolwr", "gwirfoddolwyr", "bwrdd"),
                *("gwasanaeth", "gwasanaethau", "pwyth", "pwythau", "swydd", "swyddi", "cartref"),
                *("oedolyn", "oedolion", "pwynt canran", "pwyntiau canran", "argymhelliad"),
            ],
            WELSH,
        )
    ),
}
_FIRST: Mapping[str, re.Pattern[str]] = {
    language: re.compile(
        rf"(?<![\w-])(?:(?P<other>(?:{_OTHERS[language]})(?![’'])(?<![’']))|(?P<cases>{_CASES[language]}))(?![\w-])",
        re.IGNORECASE,
    )
    for language in (ENGLISH, WELSH)
}
# As far as the words go that belong to a number: "33 relevant inspected cases".
_WORDS = re.compile(r"(?:[\s-]*[^\s,.;:()]+){0,5}")
# What can stand between cases and how often something was so of them.
_VERB_ONLY: Mapping[str, re.Pattern[str]] = {
    ENGLISH: re.compile(
        r"\s(?:(?:was|were|is|are|had|has|have|did|do|does|been|being|that we (?:read|saw))\s)*",
        re.IGNORECASE,
    ),
    WELSH: re.compile(r"(?:\s(?:yn|wedi|hyn|hynny))*\s", re.IGNORECASE),
}

_OF_THE_TIME = re.compile(r"\sof the time\b|\so[’']r amser\b", re.IGNORECASE)


def counts_others(following: str, language: str) -> bool:
    """Whether the first thing named after a number is neither cases nor their work."""
    if _OF_THE_TIME.match(following):
        return False
    near = _WORDS.match(following)
    found = _FIRST[language].search(near.group() if near else "")
    return found is not None and found["other"] is not None


def counts_cases(following: str, language: str) -> bool:
    """Whether the first thing named after a number is cases or their work."""
    near = _WORDS.match(following)
    found = _FIRST[language].search(near.group() if near else "")
    return found is not None and found["cases"] is not None


def ends_with_cases(before: str, language: str) -> bool:
    """Whether cases or their work are what a verb stands after: "reviews were", "plans had"."""
    found = list(_FIRST[language].finditer(before))
    if not found or any(one["other"] is not None for one in found):
        return False
    between = before[found[-1].end() :]
    return _VERB_ONLY[language].fullmatch(between) is not None
