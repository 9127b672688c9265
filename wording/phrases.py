"""Phrases that tell a proportion, and of which shares each may be said, for reading texts.

Words that nobody has defined are given the widest meaning that is still true; the table in
docs/reference/proportions.md shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from wording.ladder import FRACTIONS, Range, between
from wording.languages import ENGLISH, WELSH, soften

# People round when they write: a plain fraction may be so far off, "about" makes it more.
_LOOSE = Fraction(2, 100)
_ABOUT = Fraction(5, 100)

_SOME = between("0", "1")
_MOST = between("1/2", "1")
_FEW = between("0", "1/4", "(]")

# How often a thing was so, of plans or reviews that stand before: "reviews were rarely on time".
FREQUENCY: Mapping[str, Mapping[str, Range]] = {
    ENGLISH: {
        "always": between("1", "1", "[]"),
        "not always": between("0", "1", "[)"),
        "almost always": between("9/10", "1", "[)"),
        "nearly always": between("9/10", "1", "[)"),
        "usually": _MOST,
        "mostly": _MOST,
        "mainly": _MOST,
        "largely": _MOST,
        "generally": _MOST,
        "sometimes": _SOME,
        "rarely": _FEW,
        "seldom": _FEW,
        "almost never": between("0", "1/10", "(]"),
        "hardly ever": between("0", "1/10", "(]"),
        "never": between("0", "0", "[]"),
    },
    WELSH: {
        "bob amser": between("1", "1", "[]"),
        "bron bob amser": between("9/10", "1", "[)"),
        "fel arfer": _MOST,
        "weithiau": _SOME,
        "anaml": _FEW,
        "yn anaml": _FEW,
    },
}

VAGUE: Mapping[str, Mapping[str, Range]] = {
    ENGLISH: {
        "all": between("1", "1", "[]"),
        "every": between("1", "1", "[]"),
        "each": between("1", "1", "[]"),
        "not all": between("0", "1", "[)"),
        "not every": between("0", "1", "[)"),
        "almost all": between("9/10", "1", "[)"),
        "almost every": between("9/10", "1", "[)"),
        "nearly all": between("9/10", "1", "[)"),
        "nearly every": between("9/10", "1", "[)"),
        "virtually all": between("9/10", "1", "[)"),
        "virtually every": between("9/10", "1", "[)"),
        "practically all": between("9/10", "1", "[)"),
        "practically every": between("9/10", "1", "[)"),
        "the vast majority": between("4/5", "1", "[)"),
        "a vast majority": between("4/5", "1", "[)"),
        "the overwhelming majority": between("4/5", "1", "[)"),
        "an overwhelming majority": between("4/5", "1", "[)"),
        "a very large majority": between("4/5", "1", "[)"),
        "the great majority": between("3/4", "1", "[)"),
        "a great majority": between("3/4", "1", "[)"),
        "the large majority": between("3/4", "1", "[)"),
        "a large majority": between("3/4", "1", "[)"),
        "a clear majority": between("11/20", "1", "[)"),
        "a small majority": between("1/2", "3/5", "(]"),
        "a slim majority": between("1/2", "3/5", "(]"),
        "a narrow majority": between("1/2", "3/5", "(]"),
        "the majority": _MOST,
        "a majority": _MOST,
        "majority": _MOST,
        "most": _MOST,
        "the bulk": _MOST,
        "the vast bulk": between("4/5", "1", "[)"),
        "with few exceptions": between("3/4", "1", "[)"),
        "without exception": between("1", "1", "[]"),
        "the lion's share": _MOST,
        "the lion’s share": _MOST,
        "more often than not": _MOST,
        "too many": between("0", "1", "(]"),
        "many": between("3/10", "1", "[]"),
        "a large number": between("3/10", "1", "[]"),
        "a large proportion": between("2/5", "1", "[)"),
        "some": _SOME,
        "a number": between("0", "1", "(]"),
        "several": between("0", "1", "(]"),
        "a proportion": _SOME,
        "a significant minority": between("1/5", "1/2", "[)"),
        "a substantial minority": between("1/5", "1/2", "[)"),
        "a sizeable minority": between("1/5", "1/2", "[)"),
        "a large minority": between("3/10", "1/2", "[)"),
        "a minority": between("0", "1/2"),
        "the minority": between("0", "1/2"),
        "minority": between("0", "1/2"),
        "a small minority": _FEW,
        "a small number": _FEW,
        "small numbers": _FEW,
        "a small proportion": _FEW,
        "a handful": _FEW,
        "few": _FEW,
        "a few": _FEW,
        "too few": between("0", "1", "[)"),
        "not enough": between("0", "1", "[)"),
        "a very small number": between("0", "3/20", "(]"),
        "a very small proportion": between("0", "3/20", "(]"),
        "a very small minority": between("0", "3/20", "(]"),
        "a tiny minority": between("0", "3/20", "(]"),
        "very few": between("0", "3/20", "(]"),
        "scarcely any": between("0", "1/10", "(]"),
        "barely any": between("0", "1/10", "(]"),
        "hardly any": between("0", "1/10", "(]"),
        "almost none": between("0", "1/10", "(]"),
        "almost no": between("0", "1/10", "(]"),
        "none": between("0", "0", "[]"),
        "not one": between("0", "0", "[]"),
        "not a single": between("0", "0", "[]"),
        "no": between("0", "0", "[]"),
        **FREQUENCY[ENGLISH],
    },
    WELSH: {
        "pob un": between("1", "1", "[]"),
        "pob": between("1", "1", "[]"),
        "yr holl": between("1", "1", "[]"),
        "bron pob un": between("9/10", "1", "[)"),
        "bron pob": between("9/10", "1", "[)"),
        "bron i bob": between("9/10", "1", "[)"),
        "mwyafrif llethol": between("4/5", "1", "[)"),
        "mwyafrif helaeth": between("3/4", "1", "[)"),
        "mwyafrif mawr": between("3/4", "1", "[)"),
        "mwyafrif bach": between("1/2", "3/5", "(]"),
        "mwyafrif": _MOST,
        "y rhan fwyaf": _MOST,
        "llawer": between("3/10", "1", "[]"),
        "rhai": _SOME,
        "nifer": between("0", "1", "(]"),
        "lleiafrif sylweddol": between("1/5", "1/2", "[)"),
        "lleiafrif": between("0", "1/2"),
        "lleiafrif bach": _FEW,
        "nifer fach": _FEW,
        "nifer bach": _FEW,
        "ychydig o": _FEW,
        "ychydig": _FEW,
        "ychydig iawn": between("0", "3/20", "(]"),
        "bron dim un": between("0", "1/10", "(]"),
        "dim un": between("0", "0", "[]"),
        "nid oedd pob un": between("0", "1", "[)"),
        "nid oedd pob": between("0", "1", "[)"),
        "nid yw pob": between("0", "1", "[)"),
        "nid pob": between("0", "1", "[)"),
        "doedd pob": between("0", "1", "[)"),
        "nid oedd yr un": between("0", "0", "[]"),
        "nid yw'r un": between("0", "0", "[]"),
        "nid yw’r un": between("0", "0", "[]"),
        "doedd yr un": between("0", "0", "[]"),
        "ddim un": between("0", "0", "[]"),
        **FREQUENCY[WELSH],
    },
}

_SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5"}
_SIGNS |= {"⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8"}
_SIGNS |= {"⅝": "5/8", "⅞": "7/8"}
_DENOMINATORS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
_WORDS = {
    ENGLISH: ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    WELSH: ("", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg"),
}


def all_meanings(language: str) -> dict[str, Range]:
    """Return every phrase of a language, in small letters with plain blanks, and its meaning."""
    meanings = dict(_qualified_fractions(language))
    meanings.update(VAGUE[language])
    return meanings


def qualified(fraction: Fraction, language: str) -> Iterator[tuple[str, Range]]:
    """Return what can stand before a fraction ("" for nothing), with what it then means."""
    just_under = Range(fraction - _ABOUT, fraction, True, False)
    just_over = Range(fraction, fraction + _ABOUT, False, True)
    about = Range(fraction - _ABOUT, fraction + _ABOUT)
    over = Range(fraction, Fraction(1), False, False)
    under = Range(Fraction(0), fraction, False, False)
    at_least = Range(fraction, Fraction(1))
    for words, meant in (
        (
            ("", Range(fraction - _LOOSE, fraction + _LOOSE)),
            ("exactly", Range(fraction, fraction)),
            ("just under|slightly under|a little under|almost|nearly|close to", just_under),
            ("just over|slightly over|a little over|slightly more than", just_over),
            ("around|about|approximately|roughly|some", about),
            ("over|more than|well over|above", over),
            ("under|less than|fewer than|well under|below", under),
            ("at least", at_least),
            ("up to|at most|no more than", Range(Fraction(0), fraction)),
        )
        if language == ENGLISH
        else (
            ("", Range(fraction - _LOOSE, fraction + _LOOSE)),
            ("ychydig o dan|bron i|bron yn|bron", just_under),
            ("ychydig dros|ychydig yn fwy na", just_over),
            ("tua|oddeutu|rhyw", about),
            ("dros|mwy na|mwy nag|fwy na|fwy nag|yn fwy na", over),
            ("o dan|dan|llai na|llai nag", under),
            ("o leiaf", at_least),
        )
    ):
        for one in words.split("|"):
            yield one, meant


def _qualified_fractions(language: str) -> Iterator[tuple[str, Range]]:
    for words, fraction in _named_fractions(language):
        for qualifier, meant in qualified(fraction, language):
            yield f"{qualifier} {words}".strip(), meant


def _named_fractions(language: str) -> Iterator[tuple[str, Fraction]]:
    for fraction, words in FRACTIONS[language].items():
        yield words.replace("-", " "), fraction
        yield soften(words) if language == WELSH else words.replace("-", " "), fraction
    if language == ENGLISH:
        yield from _english_fractions()
    else:
        yield from (("dau draean", Fraction(2, 3)), ("ddau draean", Fraction(2, 3)))
        yield from (("deuparth", Fraction(2, 3)), ("ddwy ran o dair", Fraction(2, 3)))
    yield from ((sign, Fraction(said)) for sign, said in _SIGNS.items())
    yield from _ratios(language)


def _english_fractions() -> Iterator[tuple[str, Fraction]]:
    for words in ("half", "one half", "a half"):
        yield words, Fraction(1, 2)
    for denominator, name in _DENOMINATORS.items():
        yield f"a {name}", Fraction(1, denominator)
        for numerator in range(1, denominator):
            plural = name if numerator == 1 else f"{name}s"
            yield f"{_WORDS[ENGLISH][numerator]} {plural}", Fraction(numerator, denominator)


def _ratios(language: str) -> Iterator[tuple[str, Fraction]]:
    joints = (
        ("in", "in every", "of every", "out of", "out of every")
        if language == ENGLISH
        else ("o bob", "allan o", "ym mhob")
    )
    words = _WORDS[language]
    for whole in (2, 3, 4, 5, 6, 7, 8, 9, 10):
        for part in range(1, whole):
            for joint in joints:
                for said in product((words[part], str(part)), (words[whole], str(whole))):
                    yield f" {joint} ".join(said), Fraction(part, whole)
