"""The ladder of proportions: which plain words say a share, from none to all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from wording.languages import ENGLISH, WELSH, soften

LANGUAGES = (ENGLISH, WELSH)

# As near as displayed percentages come: a fraction is said without "just" up to here.
_HALF_A_POINT = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class Range:
    """The shares from `low` to `high`, with or without either end; exact parts of one."""

    low: Fraction
    high: Fraction
    includes_low: bool = True
    includes_high: bool = True

    def holds(self, share: Fraction) -> bool:
        """Whether a share lies within."""
        above = share >= self.low if self.includes_low else share > self.low
        below = share <= self.high if self.includes_high else share < self.high
        return above and below

    def widened(self, other: Range) -> Range:
        """The least range that holds the shares of both."""
        low, includes_low = min(
            (self.low, not self.includes_low), (other.low, not other.includes_low)
        )
        high, includes_high = max(
            (self.high, self.includes_high), (other.high, other.includes_high)
        )
        return Range(low, high, not includes_low, includes_high)

    def mirrored(self) -> Range:
        """The shares whose complement lies within."""
        return Range(1 - self.high, 1 - self.low, self.includes_high, self.includes_low)


def steps(language: str) -> tuple[tuple[str, Range], ...]:
    """Return the ladder from none to all: each phrase with the shares that it says."""
    return _LADDERS[language]


def between(low: str, high: str, ends: str = "()") -> Range:
    """Return the shares between two fractions; a square bracket includes an end."""
    return Range(Fraction(low), Fraction(high), ends[0] == "[", ends[1] == "]")


FRACTIONS: Mapping[str, Mapping[Fraction, str]] = {
    ENGLISH: {
        Fraction(1, 5): "one-fifth",
        Fraction(1, 4): "one-quarter",
        Fraction(1, 3): "one-third",
        Fraction(2, 5): "two-fifths",
        Fraction(1, 2): "half",
        Fraction(3, 5): "three-fifths",
        Fraction(2, 3): "two-thirds",
        Fraction(3, 4): "three-quarters",
        Fraction(4, 5): "four-fifths",
    },
    WELSH: {
        Fraction(1, 5): "un rhan o bump",
        Fraction(1, 4): "chwarter",
        Fraction(1, 3): "traean",
        Fraction(2, 5): "dwy ran o bump",
        Fraction(1, 2): "hanner",
        Fraction(3, 5): "tair rhan o bump",
        Fraction(2, 3): "dwy ran o dair",
        Fraction(3, 4): "tri chwarter",
        Fraction(4, 5): "pedair rhan o bump",
    },
}
# From nothing up to where the fractions begin; their mirror images stand at the other end.
_LOW_ENDS = (between("0", "0", "[]"), between("0", "1/10", "(]"), between("1/10", "3/20", "(]"))
_TOP = 1 - _LOW_ENDS[-1].high
_END_WORDS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    ENGLISH: (
        ("none", "almost none", "a small minority"),
        ("all", "almost all", "a large majority"),
    ),
    WELSH: (
        ("dim un", "bron dim un", "lleiafrif bach"),
        ("pob un", "bron pob un", "mwyafrif mawr"),
    ),
}


def _under(words: str, language: str) -> str:
    return f"just under {words}" if language == ENGLISH else f"ychydig o dan {soften(words)}"


def _over(words: str, language: str) -> str:
    return f"just over {words}" if language == ENGLISH else f"ychydig dros {soften(words)}"


def _make_ladder(language: str) -> tuple[tuple[str, Range], ...]:
    named = FRACTIONS[language]
    low_words, high_words = _END_WORDS[language]
    ladder = list(zip(low_words, _LOW_ENDS, strict=True))
    # Between two fractions each gets the half of the way that is nearer to it.
    middles = [_LOW_ENDS[-1].high]
    middles += [(one + other) / 2 for one, other in pairwise(named)]
    middles += [_TOP]
    for (fraction, words), (low, high) in zip(named.items(), pairwise(middles), strict=True):
        near_low, near_high = fraction - _HALF_A_POINT, fraction + _HALF_A_POINT
        under = Range(low, near_low, includes_low=False, includes_high=False)
        over = Range(near_high, high, includes_low=False, includes_high=high < _TOP)
        ladder.append((_under(words, language), under))
        ladder.append((words, Range(near_low, near_high)))
        ladder.append((_over(words, language), over))
    ladder += zip(
        reversed(high_words), (end.mirrored() for end in reversed(_LOW_ENDS)), strict=True
    )
    return tuple(ladder)


_LADDERS = {language: _make_ladder(language) for language in LANGUAGES}
