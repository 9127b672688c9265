"""Finds judgement words that are not the agreed ones, where a sentence judges at all.

"Good quality reports" and "satisfactory work was seen" describe; "the work was good", of a standard
or the service as a whole, and "rated as good" judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from wording.faults import Place
from wording.languages import ENGLISH, WELSH, all_forms
from wording.mentions import Mention, find_mentions
from wording.numbers import Number, NumberKind, find_numbers
from wording.truth import Fault, FaultCode, RatingWord, Standard, Truth

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
    r"at least|both|all|each|not|no longer|never|less than|far from|short of|,)[\s,]+)*",
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
_GENERAL = {
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
_GENERAL_SUBJECT = {
    ENGLISH: re.compile(
        r"(?:overall[,\s]+)?(?:we\s)?(?:(?:the|this|all|our|its|such|overall)\s)*(?:overall\s)?"
        r"(?:work|theme|standard|area|performance|practice|judgement|judgment|rating|grade|it|quality|"
        r"effectiveness|aspect|picture)(?:\s(?:of|in|on|for|under|with)\s(?:this|the|work|our)"
        r"(?:\s\w+){0,3})?(?:\soverall)?[\s,]*(?:that\s)?",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"(?:yn gyffredinol[,\s]+|ar y cyfan[,\s]+)?(?:(?:roedd|mae|oedd)\s)?(?:y|yr|ein)?\s?"
        r"(?:gwaith|thema|safon|maes|perfformiad|dyfarniad|barn|gradd|sgôr)(?:\s(?:hwn|hon))?"
        r"(?:\sar gyfer y thema hon)?[\s,]*",
        re.IGNORECASE,
    ),
}


class _Form(StrEnum):
    """How a sentence judges: by a plain verb, by a verb of judging, or by a noun for judgements."""

    IS = "is"
    RATED = "rated"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class _Saying:
    """A judgement in a sentence: the rating, its place, and the stretch of what is judged."""

    form: _Form
    rating: str
    start: int
    end: int
    subject: tuple[int, int]
    is_denied: bool


def check_judgements(place: Place) -> Iterator[Fault]:
    """Find ratings, stars and points that are said of a standard or the service and not agreed."""
    if not place.truth.scale:
        return
    mentions = find_mentions(place.text, place.truth.standards)
    for saying in _find_sayings(place):
        if not place.sentence.is_bound(saying.start, saying.end):
            yield from _hold(place, saying, mentions)
    yield from _check_points(place, mentions)


# ---------------------------------------------------------------- sayings


def _find_sayings(place: Place) -> Iterator[_Saying]:
    codes = _codes(place.truth, place.language)
    position = 0
    for found in _pattern(tuple(codes), place.language).finditer(place.text):
        start, end = found.span("rating")
        if _DESCRIBES[place.language].match(place.text, end):
            continue
        form = _Form.IS if found["is"] is not None or found["needs"] is not None else _Form.RATED
        form = _Form.NOUN if found["noun"] is not None else form
        subject = (position, found.start())
        if found["object"] is not None:
            subject = found.span("object")
        said = place.text[found.start() : start]
        words = " ".join(found["rating"].lower().split())
        yield _Saying(form, codes[words], start, end, subject, bool(_NEGATION.search(said)))
        position = end


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
        return word, "requiring improvement", "required improvement", "require improvement"
    return all_forms([word], language)


@cache
def _pattern(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    either = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    rating = rf"{_QUOTES}(?P<rating>{either}){_QUOTES}(?![\w-])"
    adverbs = _ADVERBS[language]
    if language == WELSH:
        verbs = (
            rf"\b{_RATE[language]}\s(?P<object>(?:bod|fod|bod y|"
            rf"i)\s[^.;:]{{1,160}}?)\syn\s{adverbs}"
            rf"|\b{_RATED[language]}\s(?:yn|fel)\s{adverbs}"
            rf"|(?P<is>\byn\s{adverbs})"
            r"|(?P<noun>\b(?:gradd|sgôr|dyfarniad|barn)\s(?:o\s|yn\s|yw\s|oedd\s)?|:\s)"
            r"|(?P<needs>(?!))"
        )
        return re.compile(rf"(?:{verbs}){rating}", re.IGNORECASE)
    link = r"(?:(?:to be|to have been|as being|as|at|with)\s)"
    aux = rf"(?:{_IS[language]}|being|been)\s"
    verbs = (
        rf"(?:{aux})*\b{_RATED[language]}\s{adverbs}{link}?{adverbs}"
        rf"|\b{_RATE[language]}\s(?P<object>(?!to be\b)[^.;:]{{1,160}}?)\s{link}{adverbs}"
        rf"|(?P<is>\b{_IS[language]}\s{adverbs})"
        rf"|(?P<noun>\b(?:rating|judgement|judgment|grade)s?\s?(?:of|was|is|:)\s?(?:overall\s)?"
        rf"{adverbs}|:\s{adverbs}|\s[–—]\s)"
        rf"|(?P<needs>(?=\brequire[sd]? improvement\b))"
    )
    return re.compile(rf"(?:{verbs}){rating}", re.IGNORECASE)


# ---------------------------------------------------------------- subjects


def _hold(place: Place, saying: _Saying, mentions: Sequence[Mention]) -> Iterator[Fault]:
    for standard in _judged(place, saying, mentions):
        agreed = place.truth.overall_rating if standard is None else standard.rating
        if agreed is None:
            continue
        is_wrong = saying.rating == agreed if saying.is_denied else saying.rating != agreed
        if is_wrong:
            parameters = {
                "standard": "" if standard is None else standard.code,
                "said": saying.rating,
                "agreed": agreed,
            }
            code = FaultCode.JUDGEMENT_CONTRADICTED
            yield place.fault(code, saying.start, saying.end, parameters)
            return


def _judged(
    place: Place, saying: _Saying, mentions: Sequence[Mention]
) -> Sequence[Standard | None]:
    """Return the standards that a saying judges; None among them is the service as a whole."""
    start, end = saying.subject
    within = [one for one in mentions if start <= one.start < end]
    if within:
        named = _named(place.text, within, start, end)
        return named or (_last(within) if saying.form is _Form.NOUN else [])
    if saying.form is _Form.NOUN:
        following = _following(place.text, saying.end, mentions)
        if following is not None:
            return [following]
    return _generally_judged(place, saying)


def _last(mentions: Sequence[Mention]) -> list[Standard]:
    return [mentions[-1].standard] if mentions[-1].is_full else []


def _named(text: str, within: Sequence[Mention], start: int, end: int) -> list[Standard]:
    """Return the standards that are the whole subject, joined by "and"."""
    last = within[-1]
    if not _ends_subject(text, last, end):
        return []
    joined = [last]
    for one in reversed(within[:-1]):
        between = text[one.end : joined[0].start]
        if re.fullmatch(r"[\s,]*(?:(?:and|both|a|ac)\s)?(?:(?:the|overall)\s)*", between) is None:
            break
        joined.insert(0, one)
    return [one.standard for one in joined] if _is_subject(text, joined[0], start) else []


def _following(text: str, end: int, mentions: Sequence[Mention]) -> Standard | None:
    after = next((one for one in mentions if one.start >= end), None)
    joint = r"[”\"’']?\s(?:for|in|on|to|ar gyfer|am)\s(?:(?:the|our|y)\s)?"
    if after is not None and re.fullmatch(joint, text[end : after.start], re.IGNORECASE):
        return after.standard
    return None


def _generally_judged(place: Place, saying: _Saying) -> Sequence[Standard | None]:
    subject = place.text[slice(*saying.subject)]
    if _service(place.truth, subject):
        return [None] if saying.form is not _Form.IS or _is_whole(place, subject) else []
    own = place.truth.standard(place.passage.standard)
    if own is None:
        return []
    if saying.form is _Form.NOUN:
        is_short = re.fullmatch(r"\W*(?:\w+\W+){0,4}", subject) is not None
        return (
            [own]
            if _GENERAL[place.language].search(place.text[: saying.end])
            or (is_short and _GENERAL_SUBJECT[place.language].fullmatch(f"{subject.strip()} "))
            else []
        )
    if not subject.strip() and saying.form is _Form.RATED:
        return [own]
    is_general = _GENERAL_SUBJECT[place.language].fullmatch(f"{subject.strip()} ")
    is_said = saying.form is _Form.RATED or _GENERAL[place.language].search(subject)
    return [own] if is_general and is_said else []


def _is_whole(place: Place, subject: str) -> bool:
    """Whether the service itself is the subject, and not something about it."""
    names = [name for name in place.truth.service if name.lower() in subject.lower()]
    rest = subject.lower()
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name.lower(), " ")
    return not re.sub(
        r"\b(?:overall|the|in|general|therefore|we|that|find|a|o|roedd|mae)\b|[,\s]", "", rest
    )


def _service(truth: Truth, stretch: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?![\w’'])", stretch, re.IGNORECASE)
        for name in truth.service
    )


def _ends_subject(text: str, mention: Mention, subject_end: int) -> bool:
    """Whether a standard's name ends the subject, but for where or how it is meant."""
    rest = text[mention.end : subject_end]
    return (
        re.fullmatch(
            r"[”\"’]?(?:\s\((?:[^()]*)\))?(?:[\s,]+(?:overall|leadership|in|at|within|by|across|of|the|for|and|"
            r"arrangements?|level|board|partnership|service|team|YOT|YOS|[A-Z][\w’-]*|as a whole|"
            r"however|therefore|also|both))*[\s,]*",
            rest,
        )
        is not None
    )


def _is_subject(text: str, mention: Mention, position: int) -> bool:
    """Whether a standard's name is what the clause is about, rather than part of something else."""
    before = text[position : mention.start]
    if mention.is_full:
        opening = (
            r"(?:.*[,;:.]\s*|.*\b(?:and|but|while|whereas|although|though|that|yet|roedd|oedd|mae|bod|"
            r"both|a|ac|ond)\s+|\s*|.*\b(?:overall|on|for|of)\s+)(?:the\s+|overall\s+|our\s+|all\s+|"
            r"quality of\s+|effectiveness of\s+|theme of\s+|standard of\s+|area of\s+|y\s+|yr\s+)*"
        )
        return re.fullmatch(opening, before, re.IGNORECASE | re.DOTALL) is not None
    return re.fullmatch(r"\s*(?:overall,?\s+)?(?:the\s+)?", before, re.IGNORECASE) is not None


# ---------------------------------------------------------------- stars and points


def _check_points(place: Place, mentions: Sequence[Mention]) -> Iterator[Fault]:
    most = max((rating.points for rating in place.truth.scale), default=0)
    position = 0
    for number in find_numbers(place.text, place.language):
        if number.kind not in {NumberKind.STARS, NumberKind.POINTS}:
            continue
        before = [one for one in mentions if position <= one.start < number.start]
        position = number.end
        if place.sentence.is_bound(number.start, number.end):
            continue
        expected, code = _expected_points(place, number, mentions, before)
        if expected is None or number.bound != "exact":
            continue
        wholes = {None, most} if code else {number.whole}
        if number.value != expected or number.whole not in wholes:
            parameters = {"standard": code, "said": number.words, "agreed": str(expected)}
            yield place.fault(
                FaultCode.JUDGEMENT_CONTRADICTED, number.start, number.end, parameters
            )


def _expected_points(
    place: Place, number: Number, mentions: Sequence[Mention], before: Sequence[Mention]
) -> tuple[int | None, str]:
    standard: Standard | None = None
    if before:
        standard = before[-1].standard
    elif mentions and mentions[0].start > number.end:
        between = place.text[number.end : mentions[0].start]
        joint = r"\s(?:for|in|on|to|ar gyfer|am)\s(?:(?:the|our|y)\s)?"
        standard = mentions[0].standard if re.fullmatch(joint, between) else None
    if standard is None and _service(place.truth, place.text):
        return place.truth.overall_points, ""
    if standard is None and place.passage.standard and number.kind is NumberKind.STARS:
        standard = place.truth.standard(place.passage.standard)
    if standard is None or standard.rating is None:
        return None, ""
    return _points(place.truth.scale, standard.rating), standard.code


def _points(scale: Sequence[RatingWord], rating: str) -> int | None:
    return next((one.points for one in scale if one.code == rating), None)
