"""Holds proportions in words against what was counted, in sentences linked to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from wording.clauses import Sense, clause_around, find_sense, says_enough
from wording.faults import Place
from wording.languages import ENGLISH, WELSH
from wording.links import Links, Of, Share, is_among, shares_of
from wording.mentions import find_mentions
from wording.numbers import Number, NumberKind, find_numbers
from wording.phrases import FREQUENCY
from wording.populations import counts_cases, counts_others, ends_with_cases
from wording.proportions import Proportion, Range, find_proportions, say_proportion
from wording.truth import Fault, FaultCode

# "The most vulnerable", "at all", "the second half", "half a day": no proportion of cases.
_NONE_BEFORE: Mapping[str, re.Pattern[str]] = {
    ENGLISH: re.compile(
        r"\bas\s(?=few\b|many\b)|\b(?:at|above|after|once and for)\s(?=all\b)|\b(?:first|"
        r"second|latter|other|last|next|"
        r"this|that|final)\s(?=half\b|quarter\b)|\bfor\s(?=the most\b|most part\b)",
        re.IGNORECASE,
    ),
    WELSH: re.compile(r"\b(?:ail|cyntaf|olaf)\s(?=hanner|chwarter)", re.IGNORECASE),
}
_NONE_AFTER: Mapping[str, re.Pattern[str]] = {
    ENGLISH: re.compile(
        r"[\s-](?:but|other|day|term|hour|year|time|way|point|measures?|hearted(?:ly)?|"
        r"an? hour|a day|"
        r"a year|past|price|too)\b|-",
        re.IGNORECASE,
    ),
    WELSH: re.compile(r"\s(?:awr|diwrnod|tymor|blwyddyn)\b", re.IGNORECASE),
}
# Vague words count cases only where cases, or nothing else, come after them.
_LOOSE = {
    ENGLISH: frozenset(
        {
            *("all", "every", "each", "some", "many", "most", "several", "few", "a few"),
            *("a number", "not enough", "too few", "too many", "no"),
        }
    ),
    WELSH: frozenset(
        {
            *("pob", "bob", "rhai", "nifer", "llawer", "lawer", "ychydig", "yr holl"),
            *("nid oedd yr un", "doedd yr un", "ddim un"),
        }
    ),
}
_OF = re.compile(r"\s(?:of|o)\s(?:(?:the|all|our|y)\s){0,2}|\s?o[’']r\s", re.IGNORECASE)
_ALONE = frozenset(
    {*("all", "most", "many", "some", "few", "several", "too few", "too many"), "rhai", "llawer"}
)
# What has no exception may be a wish ("every plan should"), or say what was looked at.
_ABSOLUTE = frozenset({"all", "every", "each", "always", "never", "no", "none", "pob", "bob"})
_WISH = re.compile(
    r"\b(?:should(?! have)|must|ought|expect(?:s|ed)?|(?:like|liked|want|wanted|wish|hope|hoped) "
    r"(?:to see|for|that)|(?:is|are) to(?= be)|aims? (?:to|for)|"
    r"(?:important|essential|vital|crucial|necessary) that|(?:to )?(?:ensure|make sure)|"
    r"dylai|rhaid|disgwyl\w*)\b",
    re.IGNORECASE,
)
_LOOKED_AT_BEFORE = re.compile(
    r"\b(?:we|inspectors)\s(?:\w+\s)?(?:read|inspected|examined|sampled|looked at|discussed)\s$",
    re.IGNORECASE,
)
_LOOKED_AT_AFTER = re.compile(
    r"(?:\s[^\s,.;:]+){0,4}?\s(?:cases?|files?|records?)\s(?:was|were|"
    r"has been|had been)\s(?:\w+ly\s)?"
    r"(?:read|inspected|examined|sampled|looked at|chosen|selected|drawn)\b",
    re.IGNORECASE,
)
# "All assessments but eleven": the number behind tells how many.
_EXCEPT = re.compile(
    r"(?:\s[\w-]+){1,4}?,?\s(?:but|bar|except|save|apart from|other than)(?:\s(?:for|"
    r"in))?\s(?:for\s)?"
    r"(?:[0-9]+|[a-z]+)(?=[\s,.;])",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;:–—]|\b(?:and|but|while|whereas)\b")
# "All of the assessment" is the whole of one.
_OF_ONE = re.compile(
    r"\s(?:of\s)?(?:the|this|that|an?|his|her|their|its)\s(?:\w+\s)?"
    r"(?:assessment|plan|review|report|order|sentence|file|record|case)(?!s)\b",
    re.IGNORECASE,
)
# "In two-thirds of the few cases": such words tell what a share is of, and are none.
_OF_A_BASE = re.compile(r"\b(?:of|these|those)\s(?:the\s|all\s|these\s|those\s)*$", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"\b(?:the|our|their|its|his|her|at|whose)\s$", re.IGNORECASE)


def check_shares(place: Place, links: Links) -> Iterator[Fault]:
    """Find the proportions in words that contradict what the sentence is linked to."""
    if links.is_backed:
        return
    counts = [
        (one.start, one.end)
        for one in find_numbers(place.text, place.language)
        if one.kind is NumberKind.COUNT_OF
    ]
    for said in find_proportions(place.text, place.language):
        is_bound = place.sentence.is_bound(said.start, said.end)
        is_counted = any(start <= said.start < end for start, end in counts)
        if is_bound or is_counted:
            continue
        if links.counted:
            if _tells_cases(place, links, said):
                yield from _hold(place, links, said)
        else:
            named = _named(place, said)
            if named is not None:
                yield from _hold(place, named, said)


def _named(place: Place, said: Proportion) -> Links | None:
    """Return a link to the standard of whose work a phrase tells: "two-thirds of work to …"."""
    if not says_enough(place.text, place.language):
        return None
    for mention in find_mentions(place.text, place.truth.standards):
        between = place.text[said.end : mention.start]
        if mention.is_full and _OF.fullmatch(between):
            own = place.truth.standard(place.passage.standard)
            counted = tuple(one.counted for one in mention.meant(own) if one.counted is not None)
            return Links(counted=counted) if counted else None
    return None


def _tells_cases(place: Place, links: Links, said: Proportion) -> bool:
    before, after = place.text[: said.start], place.text[said.end :]
    near = f"{before[-20:]}{said.words}"
    words = " ".join(said.words.lower().split())
    if _NONE_BEFORE[place.language].search(near) or _NONE_AFTER[place.language].match(after):
        return False
    if counts_others(after, place.language):
        return False
    if words in _ABSOLUTE and _is_no_finding(place, links, said):
        return False
    if words in FREQUENCY[place.language]:
        return _tells_how_often(place, said)
    if words == "no" and _is_figure_beside(place, said):
        return False
    if words not in _LOOSE[place.language]:
        return True
    if _OF_A_BASE.search(before):
        return False
    if words == "most" and _SUPERLATIVE.search(before):
        return False
    if counts_cases(_first_words(after), place.language):
        return True
    return words in _ALONE and _stands_alone(before, after)


def _is_no_finding(place: Place, links: Links, said: Proportion) -> bool:
    """Whether a word without exception tells what should be, what was read, or one whole thing.

    Or something else than a figure in another clause, which is the one that the data have.
    """
    before, after = place.text[: said.start], place.text[said.end :]
    clause = clause_around(place.text, said.start, said.end, place.language)
    return bool(
        place.passage.is_wish
        or _WISH.search(clause)
        or _EXCEPT.match(after)
        or _is_right_beside(place, links, said)
        or _LOOKED_AT_BEFORE.search(before)
        or _LOOKED_AT_AFTER.match(after)
        or (said.words.lower() == "all" and _OF_ONE.match(after))
    )


def _is_right_beside(place: Place, links: Links, said: Proportion) -> bool:
    """Whether another clause of the sentence gives a figure that is right."""
    shares = [
        share
        for counted in links.counted
        for share in shares_of(counted, place.truth.cases)
        if share.of is Of.WORK
    ]
    others: list[Number | Proportion] = [
        *find_numbers(place.text, place.language),
        *find_proportions(place.text, place.language),
    ]
    for other in others:
        start, end = other.start, other.end
        between = place.text[min(end, said.end) : max(start, said.start)]
        if start == said.start or _APART.search(between) is None:
            continue
        sense = find_sense(place.text, start, end, place.language)
        fitting = [one for one in shares if one.fits(sense)]
        if isinstance(other, Proportion):
            is_vague = " ".join(other.words.lower().split()) in _LOOSE[place.language]
            if not is_vague and any(other.meaning.holds(_part(one)) for one in fitting):
                return True
        elif other.needs_backing and is_among(other, fitting):
            return True
    return False


def _tells_how_often(place: Place, said: Proportion) -> bool:
    """Whether "always" or "rarely" is said of cases or their work, and is the only figure."""
    before = place.text[: said.start]
    return not _is_figure_beside(place, said) and ends_with_cases(before, place.language)


def _is_figure_beside(place: Place, said: Proportion) -> bool:
    """Whether another figure stands in the sentence, which may be the one that counts cases."""
    numbers = find_numbers(place.text, place.language)
    others = find_proportions(place.text, place.language)
    is_share = any(one.start != said.start for one in others)
    return is_share or any(one.needs_backing for one in numbers)


def _first_words(after: str) -> str:
    """Return as many words as can belong to a vague word: "most relevant cases"."""
    found = re.match(r"(?:\s[^\s,.;:]+){0,4}", after)
    return found.group() if found else ""


def _stands_alone(before: str, after: str) -> bool:
    """Whether the word counts what was named before: "in most, it was", "most were"."""
    if re.search(r"\b(?:in|for|mewn|yn)\s$", before, re.IGNORECASE):
        return re.match(r"[,.;:]|$|\sof (?:them|these|those)\b(?!\s\w)", after) is not None
    return (
        re.match(r"\s(?:of (?:them|these|those)\s)?(?:were|was|had|did|have)\b", after) is not None
    )


def _hold(place: Place, links: Links, said: Proportion) -> Iterator[Fault]:
    sense = find_sense(place.text, said.start, said.end, place.language)
    candidates = [
        share
        for counted in links.counted
        for share in shares_of(counted, place.truth.cases)
        if share.of is Of.WORK and share.fits(sense)
    ]
    meaning = _with_more(said, place.text[said.end :])
    if not candidates or any(meaning.holds(_part(one)) for one in candidates):
        return
    if _is_of_reasons(place, links, said, sense):
        return
    counted = links.counted[0]
    first = candidates[0]
    yield place.fault(
        FaultCode.PROPORTION_CONTRADICTED,
        said.start,
        said.end,
        {
            "subject": counted.subject,
            "expected": say_proportion(_part(first), place.language),
            "count": str(first.part),
            "base": str(first.whole),
        },
    )


def _with_more(said: Proportion, after: str) -> Range:
    """Return the shares of a phrase with what stands behind it: "half or more"."""
    if re.match(r"\s(?:or more|neu fwy)\b", after, re.IGNORECASE):
        return Range(said.meaning.low, Fraction(1))
    if re.match(r"\s(?:or (?:fewer|less)|neu lai)\b", after, re.IGNORECASE):
        return Range(Fraction(0), said.meaning.high)
    return said.meaning


def _part(share: Share) -> Fraction:
    return Fraction(share.part, share.whole)


def _is_of_reasons(place: Place, links: Links, said: Proportion, sense: Sense) -> bool:
    """Whether the sentence tells how often a reason was given, and the phrase is true of one.

    Where it names a weakness in other words than "not", that weakness can be the reason.
    """
    if not links.names_reason and sense is not Sense.EITHER:
        return False
    return any(
        said.meaning.holds(_part(share))
        for counted in links.counted
        for share in shares_of(counted, place.truth.cases)
        if share.of is Of.REASON
    )
