"""What a figure in a sentence is said of: of work done well enough, of the opposite, or unclear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from wording.languages import ENGLISH, WELSH


class Sense(StrEnum):
    """Whether a figure counts sufficient answers, the others, or may count either."""

    SUFFICIENT = "sufficient"
    NOT_SUFFICIENT = "not sufficient"
    EITHER = "either"


# "Twenty-two were good, eleven were not": a figure begins a clause of its own.
_FIGURE = (
    r"(?:the (?:other |remaining ))?(?:[0-9]+%?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|half|the rest|"
    r"an? (?:third|quarter|fifth|sixth|tenth|few|minority|majority))"
)
_BREAK = {
    ENGLISH: re.compile(
        r"[;:—]|\s–\s|,?\s(?:but|although|though|whereas|while|because|however|yet|unless)\b|"
        r",?\sdespite\b|"
        rf",\s(?:and|so|which|who|leaving|meaning)\b|,\s(?={_FIGURE}\b[^,;.]{{0,40}}(?:\bnot\b|n[’']t\b))|"
        r",\s(?=(?:compared|up|down)\s)",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"[;:—]|\s–\s|,?\s(?:ond|er|oherwydd|tra|fodd bynnag|oni bai|gan)\b|,\s(?:ac|a|felly)\b",
        re.IGNORECASE,
    ),
}
# What narrows the cases down says nothing of how good the work in them was.
_NARROWING = {
    ENGLISH: re.compile(
        r"\b(?:where|when|whenever|if|in which|for whom|that|as)\s"
        r"(?:it|this|they|these|one|such|there)\s(?:should|was|were|is|are|had)\b[^,;.]*|"
        r"\b(?:where|when|if)\s(?:needed|required|relevant|applicable|necessary|appropriate)\b|"
        r"\b(?:where|when|in which)\s(?:a|an|the|harm|safety|risk|vulnerability|change)\b[^,;.]*|"
        r"\bnot (?:only|applicable|just)\b|\bno doubt\b|\bnot only\b|\bno (?:fewer|less|"
        r"more) than\b|"
        r"\b(?:un)?met (?:the )?needs?\b|\bneeds?\b(?!\s(?:to|improv))|"
        r"\bnon-compliance\b|\bnot? longer than\b|\brisks?\b|\bharm\b",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"\b(?:lle|pan|os)\s(?:oedd|roedd|bo|bu|yr|y)\b[^,;.]*|\bdim ond\b|\bnid yn unig\b|"
        r"\bdim (?:llai|mwy) na\b",
        re.IGNORECASE,
    ),
}
_NEGATIVE = {
    ENGLISH: re.compile(
        r"\b(?:not|no|never|none|neither|nor|cannot|nothing|nobody|insufficient(?:ly)?|"
        r"(?:was|were|is|are|been)\s(?:\w+\s)?(?:missing|absent)|inadequate(?:ly)?|unsatisfactory|"
        r"unsatisfactorily|ineffective(?:ly)?|fail(?:ed|s|ing)?|"
        r"lack(?:ed|s)?|unclear|inappropriate(?:ly)?|incomplete)\b|n[’']t\b",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"\b(?:ddim|dim|nid|nad|ni|na|heb|byth|annigonol|anfoddhaol|aneffeithiol|aneglur|"
        r"[mf]ethodd|[mf]ethwyd|[mf]ethu|amhriodol|anghyflawn)\b",
        re.IGNORECASE,
    ),
}
_DOUBTFUL = {
    ENGLISH: re.compile(
        r"\b(?:without|poor(?:ly)?|weak(?:ly|er|ness|nesses)?|missing|missed|absent|absence|lacking|"
        r"limited|too|late|delay(?:s|ed)?|overlooked|ignored|neglected|omitted|excluded|little|few|"
        r"fewer|rarely|seldom|gaps?|deficits?|deficienc(?:y|ies)|deficient|shortfalls?|shortcomings?|"
        r"needed to|need to|needs to|needing|need(?:ed|s)? improv\w+|improvements?|"
        r"should have|could have|"
        r"would have|fell|falls?|short of|below|superficial|generic|descriptive|inaccurate|"
        r"inconsistent|"
        r"out of date|outdated|left|unmet|unaware|unable|uninvolved|unreviewed|unsuitable|untimely|"
        r"unsupported|unaddressed|unresolved|worse|worst|"
        r"bare|thin|vague|denied|refused|otherwise|rather than|instead|remaining|remainder|"
        r"disappointing(?:ly)?|inconsistently|hardly|barely|scarcely|less|"
        r"not applicable|did not apply)\b",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"\b(?:angen|gwan|wan|gwael|wael|diffyg|ddiffyg|diffygion|prin|bylchau|gormod|ormod|hwyr|"
        r"oedi|ar goll|anghyson|gwendid|wendid|gwendidau|dylid|dylai|pryder|pryderon|eraill|"
        r"weddill|gweddill|cyfyngedig|gyfyngedig)\b",
        re.IGNORECASE,
    ),
}
_ENOUGH: Mapping[str, re.Pattern[str]] = {
    ENGLISH: re.compile(
        r"\b(?:well enough|good enough|sufficient(?:ly)?|adequate(?:ly)?|satisfactor(?:y|ily)|"
        r"effective(?:ly)?|appropriate(?:ly)?|in good time|on time|timely)\b",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"\b(?:[dn]?digon da|ddigon da|digonol|ddigonol|boddhaol|foddhaol|effeithiol|priodol|"
        r"briodol|yn brydlon)\b",
        re.IGNORECASE,
    ),
}

# "Fewer than" before a figure bounds it, and finds no fault with the work.
_BOUND_END = re.compile(
    r"\b(?:(?:no )?(?:fewer|less) than|as (?:few|little) as|under|below|"
    r"(?:yn )?llai nag?|o dan|dan)\s$",
    re.IGNORECASE,
)


def find_sense(sentence: str, start: int, end: int, language: str) -> Sense:
    """Return what a figure at this place is said of, judged by the clause around it.

    Work is meant to have been done unless the clause denies it; where it names a weakness in other
    words, the figure may count either.
    """
    clause = _NARROWING[language].sub(" ", clause_around(sentence, start, end, language))
    if _NEGATIVE[language].search(clause):
        return Sense.NOT_SUFFICIENT
    if _DOUBTFUL[language].search(clause):
        return Sense.EITHER
    return Sense.SUFFICIENT


def opposite(sense: Sense) -> Sense:
    """Return the sense of a figure that is left out of all: "all but two"."""
    if sense is Sense.EITHER:
        return sense
    return Sense.NOT_SUFFICIENT if sense is Sense.SUFFICIENT else Sense.SUFFICIENT


def says_enough(sentence: str, language: str) -> bool:
    """Whether a sentence says of work that it was, or was not, good enough."""
    return _ENOUGH[language].search(sentence) is not None


def clause_around(sentence: str, start: int, end: int, language: str) -> str:
    """Return the clause of a stretch, with a # in its place."""
    first = max((one.end() for one in _BREAK[language].finditer(sentence, 0, start)), default=0)
    following = _BREAK[language].search(sentence, end)
    last = following.start() if following else len(sentence)
    # The figure itself is blanked out: "no", "few" or "less" in it deny nothing.
    return f"{_BOUND_END.sub('', sentence[first:start])} # {sentence[end:last]}"
