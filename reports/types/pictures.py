"""What is drawn in a report, as the data that it is drawn from."""

from dataclasses import dataclass

from govuk.charts import Bar


@dataclass(frozen=True)
class Stars:
    """A row of stars, `full` of `most` filled; `words` always stand beside it."""

    full: int
    most: int
    words: str

    @property
    def places(self) -> list[bool]:
        """For each star whether it is filled."""
        return [place < self.full for place in range(self.most)]


@dataclass(frozen=True)
class Chart:
    """A bar chart; `alt` says in words all that it shows."""

    alt: str
    bars: tuple[Bar, ...]
