"""What a text is held against, as plain values, and the faults that come of it as codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from wording.languages import ENGLISH


class FaultCode(StrEnum):
    """Why a text cannot stand as it is; all are errors but the last."""

    NUMBER_CONTRADICTED = "number_contradicted"
    FACT_UNKNOWN = "fact_unknown"
    PROPORTION_CONTRADICTED = "proportion_contradicted"
    JUDGEMENT_CONTRADICTED = "judgement_contradicted"
    CASE_REFERENCE = "case_reference"
    BIRTH_DATE = "birth_date"
    EVIDENCE_NAME = "evidence_name"
    SMALL_CELL = "small_cell"
    UNBACKED_NUMBER = "unbacked_number"


class Severity(StrEnum):
    """An error stops a release; a warning can be settled with a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of a question, a key question or a standard.

    `subject` is the beginning of its fact keys: `question:A01`, `key:2.1.1`, `standard:1.1`.
    A question that `is_described` counts nothing as good enough: `reasons` are its answers.
    `words` are how texts name it, such as a headline, in the language of the texts. `reasons` say
    how often each value of a follow-up question was given, by any name.
    """

    subject: str
    sufficient: int
    applicable: int
    not_applicable: int = 0
    missing: int = 0
    words: tuple[str, ...] = ()
    reasons: Mapping[str, int] = field(default_factory=dict)
    is_described: bool = False

    @property
    def share(self) -> Fraction | None:
        """The sufficient answers as an exact part of one, None where nothing is applicable."""
        return Fraction(self.sufficient, self.applicable) if self.applicable else None

    @property
    def not_sufficient(self) -> int:
        """The applicable answers that are not sufficient."""
        return self.applicable - self.sufficient


@dataclass(frozen=True, slots=True)
class Standard:
    """A theme or standard with its agreed judgement.

    `subjects` say its work in sentences ("work to protect the public"); `titles` are its title and
    short title. `rating` is a code of the scale, None while it is not judged. `counted` is None
    where a standard is judged from fieldwork alone.
    """

    code: str
    number: str
    titles: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    rating: str | None = None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class RatingWord:
    """A rating of the scale: its code, its words in the language of the texts, its points."""

    code: str
    words: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A value of a characteristic of children and the words by which texts tell it.

    `words` may be nouns ("girls", "young woman") or adjectives ("Black", "looked after"), in
    singular and plural. `children` is how many inspected cases have it, None where not known.
    """

    fact: str
    value: str
    words: tuple[str, ...]
    children: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What the data say, in one language; build one for English and one for Welsh.

    `facts` are all live facts that have a value, by fact key, as they are printed now. `cases` is
    the number of inspected cases, `submitted` of those that are finished. `names` are written as
    they stand in evidence. `service` are the names of the service, for sentences that judge it as
    a whole, together with `overall_rating` and `overall_points` where the framework has them.
    `threshold` is the number from which on children told by a characteristic may be counted.
    `inspected_in` is the year of the inspection, by which dates of birth are told from others.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    cases: int | None = None
    submitted: int | None = None
    counted: tuple[Counted, ...] = ()
    standards: tuple[Standard, ...] = ()
    scale: tuple[RatingWord, ...] = ()
    overall_rating: str | None = None
    overall_points: int | None = None
    service: tuple[str, ...] = ()
    characteristics: tuple[Characteristic, ...] = ()
    threshold: int = 5
    names: frozenset[str] = frozenset()
    case_references: frozenset[str] = frozenset()
    inspected_in: int | None = None

    def counted_subjects(self) -> tuple[Counted, ...]:
        """Everything that was counted, that of the standards last."""
        return (*self.counted, *(one.counted for one in self.standards if one.counted is not None))

    def standard(self, code: str | None) -> Standard | None:
        """The standard of a code, None where there is none."""
        return next((one for one in self.standards if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a report as it is stored, with its markers.

    `key` says where it stands (`summary:1.1`, `finding:<uid>`), `standard` is the code of the
    standard it belongs to, None for a foreword or a recommendation. `is_quoted` says that it is
    somebody else's words, such as a comment: they are checked for what could tell who a child is,
    not for what the data say. `is_wish` says that it tells what should be, as recommendations do:
    that "all plans follow" is no figure there.
    """

    key: str
    text: str
    language: str = ENGLISH
    standard: str | None = None
    is_quoted: bool = False
    is_wish: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a passage, and where: `start` and `end` are places in its stored text.

    `sentence` is the whole sentence as it is printed, `words` the part of it that is wrong.
    `parameters` say more by code, all as texts:

    - number_contradicted: `fact` and `seen`, `now` for a bound number; else `subject`, `expected`
    - fact_unknown: `fact`, the key that has no value, or the brackets that are no marker
    - proportion_contradicted: `subject`, `expected` (the ladder's phrase), `count`, `base`
    - judgement_contradicted: `standard` (a code, blank for the whole service), `said`, `agreed`
      (codes of the scale, or words that it does not have)
    - case_reference, evidence_name: `found`, as the data have it
    - small_cell: `fact`, `value`
    - birth_date, unbacked_number: none
    """

    code: FaultCode
    severity: Severity
    passage: str
    sentence: str
    start: int
    end: int
    words: str
    parameters: Mapping[str, str] = field(default_factory=dict)
