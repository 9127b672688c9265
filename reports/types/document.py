"""The whole report as its templates print it: finished sentences, numbers and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reports.types.pictures import Chart, Stars
from reports.types.tables import DataText, FigureTable, Ratings
from wording.formatting import Block

Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True)
class Numbered:
    """A numbered paragraph, key finding or recommendation; `number` is "3" or "1.2"."""

    number: str
    blocks: Blocks


@dataclass(frozen=True)
class Box:
    """A practice example or one or more comments of the same kind, between paragraphs."""

    kind: str
    heading: str
    title: str
    texts: tuple[Blocks, ...]
    is_comment: bool


Entry: TypeAlias = Numbered | Box


@dataclass(frozen=True)
class Section:
    """The entries under one sub-area, or all of a theme that has none (then without a title)."""

    number: str
    title: str
    aim: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Judgement:
    """A theme's judgement; `label` is a visible gap while none is recorded.

    A rating has either `stars` or `points` ("2 of 3 points"), as the edition's scale has it. `note`
    says why there is no rating where there will be none, or what sets this one apart.
    """

    label: str
    stars: Stars | None = None
    points: str = ""
    note: str = ""


@dataclass(frozen=True)
class DataSummary:
    """A theme's chart with the note on the number of cases, and its figures as a table.

    While no case is submitted there is neither, and `gap` says so.
    """

    note: str
    chart: Chart | None
    table: FigureTable | None
    gap: str = ""


@dataclass(frozen=True)
class CaseResults:
    """What the case assessments say: the sentence of a percentage, or key questions in a table.

    `working` says in words how these lead to a rating; what a report in another language has in
    English of that, as it was typed, is `typed`.
    """

    sentence: str
    table: FigureTable | None = None
    working: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    """All that the report says about one theme.

    `domain` is the name of the group it belongs to, "" in an edition that has none. `results` is
    None where no case is scored.
    """

    code: str
    number: str
    title: str
    domain: str
    judgement: Judgement
    first_sentence: str
    summary: Blocks
    expectation: Blocks
    results: CaseResults | None
    findings: tuple[Numbered, ...]
    explanation: tuple[Section, ...]
    data_summary: DataSummary | None
    registers: DataText | None

    @property
    def numbered_title(self) -> str:
        """The title with its number: "3. Planning", or "2.1 Assessment"."""
        stop = "." if self.number.isdigit() else ""
        return f"{self.number}{stop} {self.title}"


@dataclass(frozen=True)
class Part:
    """A part of the outline, in order: its code says which template prints it.

    `label` stands before the title ("Theme 1", "Appendix 2"); `theme` is set for the part of a
    theme, not for those within it, and `text` for sections that are made from data.
    """

    code: str
    title: str
    anchor: str
    label: str = ""
    theme: Theme | None = None
    text: DataText | None = None
    parts: tuple[Part, ...] = ()

    @property
    def full_title(self) -> str:
        """The title with its label: what contents and running headers say."""
        return f"{self.label}: {self.title}" if self.label else self.title


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Cover:
    """The words on the cover."""

    programme: str
    service: str
    local_authority: str
    fieldwork: str
    published: str


@dataclass(frozen=True)
class ForewordText:
    """The foreword and who signs it."""

    blocks: Blocks
    signatory_name: str
    signatory_office: str
    month: str


@dataclass(frozen=True)
class AddressedGroup:
    """The recommendations to one post-holder."""

    heading: str
    recommendations: tuple[Numbered, ...]


@dataclass(frozen=True)
class Acknowledgement:
    """An organisation with its people, each as "name, role".

    `is_typed` says that its name is English in a report in another language.
    """

    organisation: str
    people: tuple[str, ...]
    is_typed: bool = False


@dataclass(frozen=True)
class ReportDocument:
    """One report in one language, ready to print.

    `standard_noun` is what the edition calls a theme, and `ratings` None where they are stars.
    `marks` are the words on every page of a draft, and `draft_notice` those on its cover, none
    once published; `notices` say there what of the figures is not final. A published report has
    its `publication_number`, and `correction` says what a corrected one puts right. `elsewhere`
    says, in `other_language`, that it is published in that language too. `publisher` are the lines
    that say at the end who publishes it and where to write.
    """

    language: str
    title: str
    author: str
    reference: str
    marks: tuple[str, ...]
    notices: tuple[str, ...]
    cover: Cover
    parts: tuple[Part, ...]
    contents: tuple[ContentsEntry, ...]
    foreword: ForewordText
    standard_noun: str
    ratings: Ratings | None
    rating_key: str
    lead_in: Blocks
    groups: tuple[AddressedGroup, ...]
    names_note: str
    acknowledgements: tuple[Acknowledgement, ...]
    draft_notice: str = ""
    publication_number: str = ""
    correction: str = ""
    elsewhere: str = ""
    publisher: tuple[str, ...] = ()

    @property
    def appendices(self) -> tuple[Part, ...]:
        """The parts that follow the themes, each under its number."""
        return tuple(part for part in self.parts if part.label and not part.theme)

    @property
    def other_language(self) -> str:
        """The code of the language that it may be published in as well."""
        return {"en": "cy", "cy": "en"}.get(self.language, "")

    @property
    def themes(self) -> tuple[Theme, ...]:
        """All themes in it, in order."""
        return tuple(part.theme for part in self.parts if part.theme)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All charts in it, in order."""
        summaries = (theme.data_summary for theme in self.themes)
        return tuple(one.chart for one in summaries if one and one.chart)
