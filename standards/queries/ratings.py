"""Ratings as pages and reports show them: the word with its points, in some editions stars."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from standards.types import NOT_RATED, FrameworkContent


@dataclass(frozen=True)
class RatingMark:
    """A rating in words; `points` out of `of`, None for a standard that is not rated."""

    word: str
    points: int | None
    of: int
    is_starred: bool

    @property
    def steps(self) -> list[bool]:
        """One for every point that there is, true for those that were earned."""
        return [place < (self.points or 0) for place in range(self.of)]


def rating_word(content: FrameworkContent, rating: str) -> str:
    """Return the word for a rating's code."""
    if rating == NOT_RATED:
        return _("Not rated")
    return str(content.rating_by_code[rating].label)


def mark_rating(content: FrameworkContent, rating: str) -> RatingMark:
    """Return the mark of a rating's code."""
    return RatingMark(
        word=rating_word(content, rating),
        points=content.points_of(rating),
        of=content.most_points,
        is_starred=content.is_starred,
    )
