"""The page of the documentation that shows the ladder and what typed phrases may be said of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wording.ladder import Range, steps
from wording.languages import ENGLISH, WELSH
from wording.phrases import VAGUE, qualified

_INTRODUCTION = """\
# Proportions in words

Printed by `manage.py show_proportions` from `wording/ladder.py` and `wording/phrases.py`; change it
there. Shares are exact fractions. Brackets say whether an end counts: [ and ] do, ( and ) do not.

## What the report says of a share

One ladder, with plain fractions, for every proportion that the report makes itself. A fraction
stands alone where the share rounds to the same whole percentage; between two fractions the share
takes the nearer one. “Of the cases” can follow every step.

| share | English | Welsh |
|---|---|---|
"""
_TYPED = """
## What a typed phrase may be said of

The checks before a release hold a typed phrase against the share of what its sentence is linked to,
or against its complement where the sentence denies. A phrase of the ladder may be said of all the
shares of its step, and of those that its words allow:

| before a plain fraction *f* | the share lies |
|---|---|
"""
_VAGUE = """
Plain fractions are those of the ladder, and also sixths, eighths and tenths, and “two in five” or
“nine out of ten” with any numbers up to ten. Words without a number of their own:

| {language} | share |
|---|---|
"""
_READ = """
## When a phrase is read as a proportion

- Words such as “all”, “some” or “few” count only where cases or their work follow; “no” opens its
  sentence’s only figure; “always”, “usually” or “rarely” follow cases (“reviews were rarely …”) and
  are the only figure of their sentence.
- “Or more” and “or fewer” behind a phrase open it upwards or downwards; “all but eleven” and “apart
  from eleven” are held by the number that is left out.
- “All”, “every”, “each”, “no” and “never” are no finding in a recommendation, beside “should”,
  “must” or “we expect”, of what inspectors read (“every case was read”), or in another clause
  than a figure that is right (“all were on time, and two-thirds were good enough”).
- Not read: comparisons (“more fell short than not”, “twice as many”), “nobody” and “everyone”, “in
  the main”, “across the board”. Say them as a proportion.
"""


def proportions_page() -> str:
    """Return docs/reference/proportions.md as it should stand."""
    return "".join(
        [
            _INTRODUCTION,
            *_rows(_ladder_rows()),
            _TYPED,
            *_rows(_qualifier_rows()),
            _VAGUE.format(language="English"),
            *_rows(_vague_rows(ENGLISH)),
            "\n| Welsh | share |\n|---|---|\n",
            *_rows(_vague_rows(WELSH)),
            _READ,
        ]
    )


def _rows(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    return (f"| {' | '.join(row)} |\n" for row in rows)


def _ladder_rows() -> Iterator[tuple[str, ...]]:
    for (english, step), (welsh, _) in zip(steps(ENGLISH), steps(WELSH), strict=True):
        yield _range(step), english, welsh


def _qualifier_rows() -> Iterator[tuple[str, ...]]:
    # Any fraction shows the distances; a half keeps all of them within nought and one.
    half = Fraction(1, 2)
    said: dict[Range, list[str]] = {}
    for language in (ENGLISH, WELSH):
        for words, meant in qualified(half, language):
            said.setdefault(meant, []).append(words or f"nothing ({language})")
    for meant, every in said.items():
        yield ", ".join(every), _around(meant, half)


def _around(meant: Range, middle: Fraction) -> str:
    ends = (_distance(meant.low, middle), _distance(meant.high, middle))
    return _bracketed(meant, *ends)


def _distance(end: Fraction, middle: Fraction) -> str:
    if end in {0, 1}:
        return str(end)
    points = 100 * (end - middle)
    if points == 0:
        return "f"
    return f"f {'+' if points > 0 else '−'} {abs(points)} points"


def _vague_rows(language: str) -> Iterator[tuple[str, ...]]:
    for words, meant in VAGUE[language].items():
        yield words, _range(meant)


def _range(meant: Range) -> str:
    if meant.low == meant.high:
        return str(meant.low)
    return _bracketed(meant, _share(meant.low), _share(meant.high))


def _bracketed(meant: Range, low: str, high: str) -> str:
    if low == high:
        return low
    return f"{'[' if meant.includes_low else '('}{low}, {high}{']' if meant.includes_high else ')'}"


def _share(share: Fraction) -> str:
    return str(share) if share.denominator in {1, 2, 3, 4, 5} else f"{share} ({_percent(share)}%)"


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.2f}".rstrip("0").rstrip(".")
