"""What two files of a format say differently, told with the place of each difference."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reports.choices import Format
from reports.services.file_words import Word, read_words

MOST_TOLD = 3
LONGEST_QUOTE = 12  # words
AROUND = 3


def tell_differences(kept: bytes, made_again: bytes, format_: Format) -> list[str]:
    """Return the first differences between a kept file and the same file made again.

    An empty list means the same text and the same numbers, however they are laid out.
    """
    old, new = read_words(kept, format_), read_words(made_again, format_)
    differences = list(_differences(old, new))
    told = differences[:MOST_TOLD]
    if len(differences) > MOST_TOLD:
        told.append(f"and {len(differences) - MOST_TOLD} more")
    return told


def _differences(old: Sequence[Word], new: Sequence[Word]) -> Iterator[str]:
    old_texts, new_texts = [one.text for one in old], [one.text for one in new]
    if old_texts == new_texts:
        return
    start = _same_at_start(old_texts, new_texts)
    end = _same_at_start(old_texts[start:][::-1], new_texts[start:][::-1])
    matcher = SequenceMatcher(
        None, old_texts[start : len(old) - end], new_texts[start : len(new) - end]
    )
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            place = _place(old, new, start + old_from, start + new_from)
            was = _quote(old_texts, start + old_from, start + old_to)
            now = _quote(new_texts, start + new_from, start + new_to)
            yield f"{place}: kept “{was}”, made again “{now}”"


def _same_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words at the start are the same, to compare no more than is needed."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _place(old: Sequence[Word], new: Sequence[Word], old_at: int, new_at: int) -> str:
    word = old[old_at] if old_at < len(old) else new[new_at] if new_at < len(new) else old[-1]
    return word.place


def _quote(texts: Sequence[str], start: int, end: int) -> str:
    """Quote the words with a few around them, shortened in the middle of a long piece."""
    words = [one for one in texts[max(0, start - AROUND) : end + AROUND] if one]
    if len(words) > LONGEST_QUOTE:
        half = LONGEST_QUOTE // 2
        words = [*words[:half], "…", *words[-half:]]
    return " ".join(words)
