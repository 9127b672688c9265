"""The letters by which spreadsheet programs name columns, and the numbers behind them."""

from functools import lru_cache

_LETTERS = 26


def column_letters(index: int) -> str:
    """Return the letters of a column by its index from 0: A, Z, AA."""
    letters = ""
    remaining = index + 1
    while remaining:
        remaining, letter = divmod(remaining - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


@lru_cache(maxsize=1024)
def column_index(letters: str) -> int:
    """Return a column's index from 0 by its capital letters."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
