"""Finds judgement words that are not the agreed ones, where a sentence judges at all.

"Good quality reports" and "satisfactory work was seen" describe; "the work was good", of a standard
or the service as a whole, and "rated as good" judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from wording.faults import Place
from wording.languages import ENGLISH, WELSH
from wording.mentions import Mention, find_mentions, is_of_service, names_service, without_service
from wording.sayings import GENERAL, Form, Saying, find_sayings
from wording.stars import check_stars
from wording.truth import Fault, FaultCode, Standard, Truth

_GENERAL_SUBJECT = {
    ENGLISH: re.compile(
        r"(?:overall[,\s]+)?(?:we\s)?(?:(?:the|this|all|our|its|such|overall)\s)*(?:overall\s)?"
        r"(?:work|theme|standard|area|performance|practice|judgement|judgment|rating|grade|it|quality|"
        r"effectiveness|aspect|picture)(?:\s(?:of|in|on|for|under)\s(?:(?:this|the|our|all)\s)?"
        r"(?:theme|standard|area|aspect|work|practice|"
        r"casework)(?:\sof work)?)*(?:\soverall)?[\s,]*(?:that\s)?",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"(?:yn gyffredinol[,\s]+|ar y cyfan[,\s]+)?(?:(?:roedd|mae|oedd)\s)?(?:y|yr|ein)?\s?"
        r"(?:gwaith|thema|safon|maes|perfformiad|dyfarniad|barn|gradd|sgôr)(?:\s(?:hwn|hon))?"
        r"(?:\sar gyfer y thema hon)?[\s,]*",
        re.IGNORECASE,
    ),
}


# Standards of which one is meant; None is the service as a whole.
_Meant: TypeAlias = tuple[Standard | None, ...]


# What others think, and what was thought at another time.
_NOT_OURS = re.compile(
    r"(?<!\bwe )\b(?:told us|said|felt|believed|thought|reported|described|claimed)\b|"
    r"\baccording to|"
    r"\b(?:Ofsted|Estyn|CQC|HMIC|HMICFRS|peers?|self-assessment)\b|\bown (?:work|view|judgement)\b|"
    r"\b(?:last|previous|earlier|first|former) (?:joint )?inspection\b|\bpreviously\b|"
    r"\b(?:managers?|staff|leaders?|partners|members|volunteers|children|"
    r"young people|parents|carers|"
    r"victims|magistrates|sentencers|they|(?:the|its) (?:service|board|council|YOT|YOS|team|"
    r"partnership))\s(?:themselves\s|itself\s)?(?:had\s|have\s|has\s)?(?:rated?|judged?|graded?|"
    r"considered|assessed|found)\s(?!to\b|as\b|good\b|overall\b)|"
    r"\bin (?:19|20)[0-9]{2}\b|\bhad been (?:rated|judged|graded)\b|\bstaff (?:rate|judge)d?\b|"
    r"\b(?:arolygiad blaenorol|dywedodd|teimlai)\b",
    re.IGNORECASE,
)


_RATES = re.compile(r"\b(?:rated?|judged?|graded?|assessed)\s$", re.IGNORECASE)
# Between the number of a standard and its title: "Standard 1.2 – Staff".
_TITLE_JOINT = r"\s?[–—:,-]\s|\s\("
# What says that a judgement follows, before the short name of a standard.
_IN_OUR_VIEW = (
    r"(?:in our (?:overall )?(?:judgement|judgment|view|opinion)|of (?:the|all|our) [\w-]+ "
    r"(?:themes|standards|areas)|(?:our|the inspectors[’']|"
    r"inspectors[’']) (?:overall )?(?:judgement|"
    r"judgment|view|rating|grade|conclusion) (?:(?:is|was) that|(?:for|of|"
    r"on))|the (?:overall )?(?:judgement|judgment|"
    r"rating|grade) (?:for|of|on)|(?:we|inspectors) (?:have )?(?:concluded?|find|found|consider|"
    r"considered|judged?) that|"
    r"(?:we|inspectors) (?:have )?(?:award|give|awarded|gave|given)|(?:bod|fod)(?: y)?|"
    r"ein barn (?:ni )?(?:yw|oedd) (?:bod|fod))"
)
# Where a text of no standard tells the rating of the whole service.
_OVERALL_RATING = {
    ENGLISH: re.compile(
        r"(?:(?:the|its|our|an)\s)?(?:overall\s(?:rating|judgement|judgment|grade)|"
        r"(?:rating|judgement|judgment|grade)\soverall)(?:\s(?:is|was|of))?",
        re.IGNORECASE,
    ),
    WELSH: re.compile(
        r"(?:(?:y|yr|ein|ei|eu)\s)?(?:[sg]*radd|sgôr|dyfarniad|barn|f?arn)\s[cg]yffredinol"
        r"(?:\s(?:yw|oedd))?",
        re.IGNORECASE,
    ),
}
_OWNER = re.compile(
    r"(?:(?:the|this)\s)?(?:[\w-]+\s){0,2}?[\w-]+[’']s?\s+$",
    re.IGNORECASE,
)


def check_judgements(place: Place) -> Iterator[Fault]:
    """Find ratings, stars and points that are said of a standard or the service and not agreed."""
    if not place.truth.scale:
        return
    mentions = find_mentions(place.text, place.truth.standards)
    for saying in find_sayings(place.text, place.truth, place.language):
        is_ours = _NOT_OURS.search(place.text[: saying.end]) is None
        if is_ours and not place.sentence.is_bound(saying.start, saying.end):
            yield from _hold(place, saying, mentions)
    yield from check_stars(place, mentions)


# ---------------------------------------------------------------- subjects


def _hold(place: Place, saying: Saying, mentions: Sequence[Mention]) -> Iterator[Fault]:
    for meant in _judged(place, saying, mentions):
        agreed = [_agreed(place.truth, one) for one in meant]
        if None in agreed or any(_is_right(saying, one) for one in agreed):
            continue
        parameters = {
            "standard": "" if meant[0] is None else meant[0].code,
            "said": saying.rating,
            "agreed": str(agreed[0]),
        }
        yield place.fault(FaultCode.JUDGEMENT_CONTRADICTED, saying.start, saying.end, parameters)
        return


def _agreed(truth: Truth, standard: Standard | None) -> str | None:
    return truth.overall_rating if standard is None else standard.rating


def _is_right(saying: Saying, agreed: str | None) -> bool:
    return (saying.rating != agreed) if saying.is_denied else (saying.rating == agreed)


def _judged(place: Place, saying: Saying, mentions: Sequence[Mention]) -> Sequence[_Meant]:
    """Return what a saying judges: the service as None, or standards of which one is meant."""
    start, end = saying.subject
    own = place.truth.standard(place.passage.standard)
    within = [one for one in mentions if start <= one.start < end]
    if within:
        named = _named(place, within, start, end)
        if saying.form is Form.IS and _tells_of_people(place.text, saying):
            named = [one for one in named if not one.names_people]
        if saying.form is Form.IS and own is not None:
            # "Planning was good" tells of a standard only where it is meant to.
            named = [one for one in named if one.is_full or _is_meant_as_a_whole(place, saying)]
        if not named and saying.form is Form.NOUN and within[-1].is_full:
            named = [within[-1]]
        return [one.meant(own) for one in named]
    if saying.form is Form.NOUN:
        following = _following(place.text, saying.end, mentions)
        if following is not None:
            return [following.meant(own)]
    return [(one,) for one in _generally_judged(place, saying)]


def _tells_of_people(text: str, saying: Saying) -> bool:
    """Whether the verb is one of many: "Staff were good" tells of people, not of a standard."""
    verb = text[saying.subject[1] : saying.start]
    return re.match(r"\s*(?:were|are|have)\b", verb, re.IGNORECASE) is not None


def _is_meant_as_a_whole(place: Place, saying: Saying) -> bool:
    near = place.text[saying.subject[0] : saying.end + len(" overall")]
    return re.search(r"\b(?:overall|cyffredinol|cyfan)\b", near, re.IGNORECASE) is not None


def _named(place: Place, within: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that are the whole subject, joined by "and"."""
    text, last = place.text, within[-1]
    if not _ends_subject(text, last, end):
        return []
    joined = [last]
    for one in reversed(within[:-1]):
        between = text[one.end : joined[0].start]
        if one.standards == joined[0].standards and re.fullmatch(_TITLE_JOINT, between):
            joined.insert(0, one)
            continue
        if re.fullmatch(r"[\s,]*(?:(?:and|both|a|ac)\s)?(?:(?:the|overall)\s)*", between) is None:
            break
        joined.insert(0, one)
    return joined if _is_subject(place, joined[0], start) else []


def _following(text: str, end: int, mentions: Sequence[Mention]) -> Mention | None:
    after = next((one for one in mentions if one.start >= end), None)
    joint = (
        r"[”\"’']?(?:\s(?:is|was|were|has been|have been)\s(?:given|awarded|made|recorded|agreed))?"
        r"\s(?:for|in|on|to|ar gyfer|am)\s(?:(?:the|our|y)\s)?"
    )
    if after is not None and re.fullmatch(joint, text[end : after.start], re.IGNORECASE):
        return after
    return None


def _generally_judged(place: Place, saying: Saying) -> Sequence[Standard | None]:
    subject = place.text[slice(*saying.subject)]
    if names_service(place.truth, subject):
        return [None] if saying.form is not Form.IS or _is_whole(place, subject) else []
    own = place.truth.standard(place.passage.standard)
    if own is None:
        told = place.text[saying.subject[0] : saying.start].strip(" ,:–—“‘\"'")
        return [None] if _OVERALL_RATING[place.language].fullmatch(told) else []
    if not subject.strip() and saying.form is not Form.IS:
        return [own]
    if saying.form is Form.NOUN:
        is_short = re.fullmatch(r"\W*(?:\w+\W+){0,4}", subject) is not None
        return (
            [own]
            if GENERAL[place.language].search(place.text[: saying.end])
            or (is_short and _GENERAL_SUBJECT[place.language].fullmatch(f"{subject.strip()} "))
            else []
        )
    is_general = _GENERAL_SUBJECT[place.language].fullmatch(f"{subject.strip()} ")
    is_said = saying.form is Form.RATED or GENERAL[place.language].search(subject)
    return [own] if is_general and is_said else []


def _is_whole(place: Place, subject: str) -> bool:
    """Whether the service itself is the subject, and not something about it."""
    rest = without_service(place.truth, subject)
    little = r"\b(?:overall|the|in|general|therefore|we|that|find|found|a|o|roedd|mae)\b|[,\s]"
    return not re.sub(little, "", rest, flags=re.IGNORECASE)


def _ends_subject(text: str, mention: Mention, subject_end: int) -> bool:
    """Whether a standard's name ends the subject, but for where or how it is meant."""
    rest = text[mention.end : subject_end]
    return (
        re.fullmatch(
            r"[”\"’]?(?:\s\((?:[^()]*)\))?(?:[\s,]+(?:overall|leadership|in|at|within|by|across|of|the|for|and|"
            r"arrangements?|level|board|partnership|service|team|YOT|YOS|[A-Z][\w’-]*|as a whole|"
            r"however|therefore|also|both))*"
            r"(?:\s(?:was|were|is|are|has been|have been|had been))?(?:\s(?:given|awarded|assigned|"
            r"received?s?|earn(?:s|ed)|got|gets|achieve[ds]|merit(?:s|ed)|attracts?|attracted))?"
            r"(?:\s(?:an?|the|our|overall|both|each|all|also|again))*"
            r"(?:\s(?:rating|judgement|judgment|grade)\sof)?[\s,:]*",
            rest,
        )
        is not None
    )


def _is_subject(place: Place, mention: Mention, position: int) -> bool:
    """Whether a standard's name is what the clause is about, rather than part of something else."""
    before = place.text[position : mention.start]
    owner = re.search(
        r"(?:(?:the|this)\s)?(?:[\w-]+\s){0,2}?[\w-]+[’']s?\s+$", before, re.IGNORECASE
    )
    if owner is not None and is_of_service(place.truth, owner.group()):
        before = before[: owner.start()]
    if mention.is_full:
        opening = (
            r"(?:.*[,;:.]\s*|.*\b(?:and|but|while|whereas|although|though|that|yet|roedd|oedd|mae|bod|"
            r"both|a|ac|ond)\s+|\s*|.*\b(?:overall|on|for|of)\s+)(?:the\s+|overall\s+|our\s+|all\s+|"
            r"quality of\s+|effectiveness of\s+|theme of\s+|standard of\s+|area of\s+|y\s+|yr\s+)*"
        )
        return re.fullmatch(opening, before, re.IGNORECASE | re.DOTALL) is not None
    # "We judged the planning to be good": what stands behind such a verb is what is judged.
    the = "the" if _RATES.search(place.text[:position]) else "(?!)"
    opening = (
        rf"\s*(?:{_IN_OUR_VIEW}[\s,]+)?(?:overall,?\s+(?:the\s+)?)?(?:{the}\s+)?"
        r"(?:(?:the\s+)?(?:effectiveness|overall quality)\s+of\s+)?"
    )
    return re.fullmatch(opening, before, re.IGNORECASE) is not None
