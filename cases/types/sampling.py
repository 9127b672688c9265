"""The rules by which a framework's samples are drawn; see cases/sampling_rules.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass

from standards.choices import Provenance
from standards.types.text import Text


@dataclass(frozen=True)
class SizeRule:
    """How many cases to draw: a target, or what confidence and interval need.

    `confidence` is in per cent, `interval` in percentage points; both are 0 for a target, and the
    target is 0 where they decide.
    """

    target: int
    confidence: int
    interval: int
    minimum: int
    maximum: int
    provenance: Provenance
    source: str

    @property
    def is_target(self) -> bool:
        """Whether a number is given, whatever the caseload."""
        return self.target > 0


@dataclass(frozen=True)
class Window:
    """When cases must have begun, in whole days before fieldwork, both ends included."""

    from_days: int
    to_days: int


@dataclass(frozen=True)
class QuotaRule:
    """The fewest cases whose characteristic (a fact's code) has one of these values."""

    characteristic: str
    values: tuple[str, ...]
    minimum: int


@dataclass(frozen=True)
class Stratum:
    """Cases that are drawn apart from others: those whose facts have one of the values listed."""

    code: str
    title: Text
    start: Text
    facts: Mapping[str, tuple[str, ...]]
    window: Window | None
    quotas: tuple[QuotaRule, ...]
    provenance: Provenance
    source: str

    def takes(self, facts: Mapping[str, str]) -> bool:
        """Return whether a case with these facts belongs here."""
        return all(facts.get(code, "") in values for code, values in self.facts.items())


@dataclass(frozen=True)
class SamplingRules:
    """All rules of one framework; characteristics and quotas are what is proposed."""

    size: SizeRule
    strata: tuple[Stratum, ...]
    characteristics: tuple[str, ...]

    def stratum_of(self, facts: Mapping[str, str]) -> Stratum | None:
        """Return the first stratum that takes a case with these facts; None where none does."""
        return next((one for one in self.strata if one.takes(facts)), None)


@dataclass(frozen=True)
class SampleWork:
    """What was done on the cases of a sample: whether any of it keeps the sample standing."""

    is_begun: bool
    is_prepared: bool
    is_asked_about: bool


@dataclass(frozen=True)
class StratumChoice:
    """What the lead asks for in one stratum: so many cases, and so many at least of some kinds."""

    stratum: str
    size: int
    quotas: tuple[QuotaRule, ...]


@dataclass(frozen=True)
class DrawChoice:
    """All that a draw follows but chance; `reason` says why sizes are not the proposed ones."""

    strata: tuple[StratumChoice, ...]
    characteristics: tuple[str, ...]
    reason: str = ""
