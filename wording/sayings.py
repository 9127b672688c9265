"""Recognises where a sentence uses a word of a rating to judge, and not to describe.

"Good quality reports" and "satisfactory work was seen" describe; "the work was good" and "rated as
good" judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wording.languages import ENGLISH, WELSH, all_forms
from wording.truth import Truth

# Words that inspectorates judge by, beside those of the framework's own scale.
_FOREIGN: Mapping[str, Sequence[str]] = {
    ENGLISH: (
        "outstanding",
        "excellent",
        "good",
        "satisfactory",
        "adequate",
        "requires improvement",
        "requiring improvement",
        "unsatisfactory",
        "inadequate",
        "poor",
    ),
    WELSH: (
        "rhagorol",
        "da",
        "boddhaol",
        "digonol",
        "angen gwella",
        "anfoddhaol",
        "annigonol",
        "gwael",
    ),
}
_QUOTES = "[“”\"'‘’«»]?"
_ADVERBS = {
    ENGLISH: r"(?:(?:overall|again|therefore|still|now|clearly|generally|largely|mostly|"
    r"broadly|only|"
    r"simply|once more|judged overall|found overall|on balance|however|in general|on the whole|"
    r"in our (?:view|judgement|judgment|opinion)|at least|both|all|each|not|no longer|"
    r"never|less than|far from|short of|,)[\s,]+)*",
    WELSH: r"(?:(?:yn gyffredinol|hefyd|felly|bellach|ar y cyfan|ddim|nid)[\s,]+)*",
}
_NEGATION = re.compile(
    r"\b(?:not|no longer|never|less than|far from|short of|ddim|nid)\b|n[’']t\b", re.IGNORECASE
)
_IS = {
    ENGLISH: r"(?:was|is|were|are|has been|have been|had been|remains|remained|stays|stayed|became|"
    r"becomes|wasn[’']t|isn[’']t|weren[’']t)",
    WELSH: r"(?:oedd|roedd|mae|yw|oeddent|bod|fod)",
}
_RATED = {
    ENGLISH: r"(?:rated|judged|graded|assessed|considered|deemed|classed|found|scored)",
    WELSH: r"(?:[bf]arnwyd|d?dyfarnwyd|g?raddiwyd|aseswyd|ystyriwyd)",
}
# With what is judged after the verb.
_RATE = {
    ENGLISH: r"(?:rated?|judged?|graded?|assess(?:ed)?|consider(?:ed)?|deem(?:ed)?|found|find)",
    WELSH: r"(?:[bf]arnwyd|d?dyfarnwyd|g?raddiwyd|barnwn|barnasom|ystyriwn|[bf]arnodd arolygwyr)",
}
# After these words a rating describes something: good quality, poor in parts, good at engaging.
_DESCRIBES = {
    ENGLISH: re.compile(
        r"[”\"’']?\s?(?:enough\b|in\s(?:most|some|many|all|almost|nearly|just|over|under|half|"
        r"a\s|the "
        r"(?:majority|minority|case)|more|less|about|around|several|few|too|only|one|two|three|four|"
        r"five|six|seven|eight|nine|ten|[0-9]|parts?\b|places\b|relation\b|respect\b|terms\b|every\b|"
        r"each\b|these\b|those\b|individual\b|custod|community\b|out)|at\s\w+ing\b|for\s(?:most|some|"
        r"many|children|young|girls|boys|victims|those)|to\s(?:see|note|hear|work|find)|than\b|when\b|"
        r"where\b|if\b|practice|quality|work\b|examples?|relationships?|links?|progress|use\b|"
        r"understanding|engagement|standard\b|value\b|news|health|idea|attend|"
        r"outcomes?|evidence|level|sense|reports?|plans?|and\s(?:\w+\s)?(?:practice|quality))",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"\s(?:mewn (?:rhai|llawer|mwyafrif|rhan|hanner|\w+ achos)|ym mhob|yn y rhan|iawn mewn|"
        r"o ran|ar gyfer|wrth)\b",
        re.IGNORECASE,
    ),
}
# A word that is none of these is what the rating describes: "outstanding advocates".
_GOES_ON = {
    ENGLISH: re.compile(
        r"[”\"’']?(?:\s*(?:$|[.,;:!?()\[\]–—-])|\s(?:and|but|or|because|as|with|although|though|while|"
        r"whereas|since|overall|which|so|this|that|at|for|on|by|in|across|throughout|despite|even|"
        r"both|when|from|under|against|again|too|also|therefore|however|again|though|given|due|"
        r"to|after|before|only|was|has been|rating|judgement|judgment|grade)\b)",
        re.IGNORECASE,
    ),
    WELSH: re.compile(r"[”\"’']?(?:\s*$|\W|\s\w)"),
}
# What stands for a passage's own standard without naming it.
GENERAL = {
    ENGLISH: re.compile(
        r"(?:\boverall\b|\b(?:this|the) (?:theme|standard|area(?: of work)?|aspect)(?: of work)?|"
        r"\bthis work|\b(?:our|the|overall|a) (?:overall )?(?:judgement|rating|grade|judgment)\b)",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"(?:\byn gyffredinol\b|\bar y cyfan\b|\b(?:y|ein|o|dyfarniad|gradd|sgôr|"
        r"barn) (?:thema|safon|maes|"
        r"dyfarniad|barn|gradd|sgôr)\b|\bdyfarniad\b|\by gwaith hwn\b)",
        re.IGNORECASE,
    ),
}


class Form(StrEnum):
    """How a sentence judges: by a plain verb, by a verb of judging, or by a noun for judgements."""

    IS = "is"
    RATED = "rated"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Saying:
    """A judgement in a sentence: the rating, its place, and the stretch of what is judged."""

    form: Form
    rating: str
    start: int
    end: int
    subject: tuple[int, int]
    is_denied: bool


def find_sayings(text: str, truth: Truth, language: str) -> Iterator[Saying]:
    codes = _codes(truth, language)
    position = 0
    for found in _pattern(tuple(codes), language).finditer(text):
        start, end = found.span("rating")
        if _describes(text, end, language):
            continue
        form = Form.IS if found["is"] is not None or found["needs"] is not None else Form.RATED
        is_noun = found["noun"] is not None or found["alone"] is not None
        form = Form.NOUN if is_noun else form
        subject = (position, found.start())
        for group in ("object", "object2"):
            if found[group] is not None:
                subject = found.span(group)
        said = text[found.start() : start]
        words = " ".join(re.split(r"[\s-]+", found["rating"].lower()))
        yield Saying(form, codes[words], start, end, subject, bool(_NEGATION.search(said)))
        position = end


def _describes(text: str, end: int, language: str) -> bool:
    """Whether the words after a rating make it a description, or a judgement of some cases."""
    is_part = _DESCRIBES[language].match(text, end) is not None
    return is_part or _GOES_ON[language].match(text, end) is None


def _codes(truth: Truth, language: str) -> dict[str, str]:
    """Return the rating's code by its words, and other inspectorates' words as they stand."""
    codes: dict[str, str] = {}
    for word in _FOREIGN[language]:
        codes.update(dict.fromkeys(_written(word, language), word))
    for rating in truth.scale:
        for word in rating.words:
            codes.update(dict.fromkeys(_written(word.lower(), language), rating.code))
    return codes


def _written(word: str, language: str) -> tuple[str, ...]:
    if language == ENGLISH and word == "requires improvement":
        changed = ("requiring", "required", "require", "needing")
        return word, *(f"{one} improvement" for one in changed)
    return all_forms([word], language)


@cache
def _pattern(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    either = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=len, reverse=True)
    )
    rating = rf"{_QUOTES}(?P<rating>{either}){_QUOTES}(?![\w-])"
    adverbs = _ADVERBS[language]
    # Nothing but the rating: a heading such as "Good".
    alone = rf"(?P<alone>^\W*(?={_QUOTES}(?:{either})\W*$))"
    if language == WELSH:
        verbs = (
            rf"\b{_RATE[language]}\s(?P<object>(?:bod|fod|bod y|"
            rf"i)\s[^.;:]{{1,160}}?)\syn\s{adverbs}"
            rf"|\b{_RATED[language]}\s(?:yn|fel)\s{adverbs}"
            rf"|\b{_RATED[language]}\s(?P<object2>(?!bod\b|fod\b)(?:[^.;:]|\.(?=[0-9])){{1,100}}?)"
            rf"\s(?:yn|fel)\s{adverbs}"
            rf"|(?P<is>\byn\s{adverbs})"
            r"|(?P<noun>\b(?:gradd|sgôr|dyfarniad|barn)\s(?:o\s|yn\s|yw\s|oedd\s)?|:\s)"
            rf"|{alone}"
            r"|(?P<needs>(?<!mae\s)(?<!oedd\s)(?=\bangen\s(?:ei\s)?gwella\b))"
        )
        return re.compile(rf"(?:{verbs}){rating}", re.IGNORECASE)
    link = r"(?:(?:to be|to have been|as being|as|at|with)\s)"
    aux = rf"(?:{_IS[language]}|being|been)\s"
    verbs = (
        rf"(?:{aux})*\b{_RATED[language]}\s{adverbs}{link}?{adverbs}"
        rf"|\b{_RATE[language]}\s(?P<object>(?!to be\b)(?:[^.;:]|"
        rf"\.(?=[0-9])){{1,160}}?)\s{link}{adverbs}"
        rf"|(?P<is>\b{_IS[language]},?\s{adverbs})"
        rf"|\b(?:rated?|judged?|graded?|award(?:ed)?|g[ia]ven?)\s(?P<object2>(?!to be\b|"
        rf"that\b|(?:an?|our)\s(?:\w+\s)?(?:rating|judgement|judgment|grade)\b)(?:[^.;:,]|\.(?=[0-9])){{1,100}}?)\s"
        rf"|(?P<noun>\b(?:rating|judgement|judgment|grade)s?\s?(?:of|was|is|:)\s?(?:overall\s)?"
        rf"{adverbs}|:\s{adverbs}|\s[–—=|]\s|\s\((?={_QUOTES}(?:{either}){_QUOTES}\)))"
        rf"|{alone}"
        rf"|\b(?:gets?|got|given|gave|receive[ds]?|earn(?:s|ed)|award(?:s|ed)|achieve[ds]?)\s(?:an?|our)\s"
        rf"(?={_QUOTES}(?:{either}){_QUOTES}\s(?:overall\s)?(?:rating|judgement|judgment|grade)\b)"
        rf"|(?P<needs>(?=\brequire[sd]? improvement\b))"
    )
    return re.compile(rf"(?:{verbs}){rating}", re.IGNORECASE)
