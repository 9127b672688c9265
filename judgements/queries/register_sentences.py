"""What the entries of each register amount to: its figures in words, each with its base."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.lists import list_with_and
from judgements.policies.register_values import Values
from judgements.queries.register_facts import (
    NOTHING,
    Chairs,
    Share,
    count_agreements,
    count_chairs,
    count_choices,
    count_held,
    count_on_time,
    count_rows,
    longest_wait,
    share_of_all,
    sum_shares,
)
from judgements.queries.register_words import share_text
from judgements.types.registers import Column, Register


@dataclass(frozen=True)
class Fact:
    """One figure from a register, with its base.

    `code` tells it from the others of its register, in every language. `is_in_table` says that the
    table of the register shows the very same. `numbers` are the figures in it, `share` the part and
    its whole where it is one.
    """

    code: str
    label: str
    text: str
    is_in_table: bool = False
    share: Share | None = None
    numbers: tuple[Fraction, ...] = ()


Teller = Callable[[Register, Sequence[Values], date], Iterator[Fact]]


def tell_facts(register: Register, entries: Sequence[Values], day: date) -> list[Fact]:
    """Return what the entries of a register amount to on a day; nothing for an empty register."""
    tell = TELLERS.get(register.code)
    return list(tell(register, entries, day)) if tell and entries else []


def tell_rows(register: Register, entries: Sequence[Values]) -> list[Fact]:
    """Return the share of each row of the register's matrices, such as every partner's."""
    return [
        _share(one.row.code, str(one.row.label), one.share, is_in_table=True)
        for column in register.columns
        if column.is_matrix
        for one in count_rows(column, entries)
    ]


def _attendance(register: Register, entries: Sequence[Values], _day: date) -> Iterator[Fact]:
    counted = count_rows(register.column("attendance"), entries)
    whole = share_of_all(counted)
    in_person = Share(Fraction(sum(one.counts["member"] for one in counted)), whole.whole)
    yield _share("all", _("Attendance of all partners"), whole)
    yield _share("in-person", _("Members in person"), in_person)
    weakest = _lowest({str(one.row.label): one.share for one in counted})
    if weakest:
        yield Fact("least-often", _("Came least often"), weakest)
    chairs = count_chairs(entries)
    yield Fact("chair", _("Chair"), _chairs(chairs), numbers=_numbers_of(chairs))


def _numbers_of(found: Chairs) -> tuple[Fraction, ...]:
    return (Fraction(found.chairs), Fraction(found.meetings), Fraction(found.stand_ins))


def _chairs(found: Chairs) -> str:
    sentences = [
        _("%(chairs)s in %(meetings)s.")
        % {
            "chairs": ngettext("%(count)d chair", "%(count)d chairs", found.chairs)
            % {"count": found.chairs},
            "meetings": ngettext("%(count)d meeting", "%(count)d meetings", found.meetings)
            % {"count": found.meetings},
        }
    ]
    if found.stand_ins:
        stood_in = ngettext(
            "Somebody stood in at %(count)d of them.",
            "Somebody stood in at %(count)d of them.",
            found.stand_ins,
        )
        sentences.append(stood_in % {"count": found.stand_ins})
    return " ".join(sentences)


def _plan(_register: Register, entries: Sequence[Values], _day: date) -> Iterator[Fact]:
    yield _share("on-time", _("Plans submitted on time"), count_on_time(entries))
    yield _share("reviewed", _("Plans reviewed by the board"), count_held("reviewed_date", entries))


def _agreements(_register: Register, entries: Sequence[Values], day: date) -> Iterator[Fact]:
    found = count_agreements(entries, day.isoformat())
    for code, label, count in (
        ("current", _("Agreements in force"), found.current),
        ("expired", _("Past their day of review"), found.expired),
        ("draft", _("In draft"), found.draft),
        ("missing", _("Missing"), found.missing),
    ):
        yield _part(code, label, count, found.total)


def _seconded(register: Register, entries: Sequence[Values], _day: date) -> Iterator[Fact]:
    filled = register.column("filled")
    yield _share("filled", _("Posts filled"), sum_shares(filled, entries).get("", NOTHING))
    agencies = register.column("agency")
    for code, share in sum_shares(filled, entries, by="agency").items():
        yield _share(f"agency-{code}", _label(agencies, code), share)


def _range(register: Register, entries: Sequence[Values], _day: date) -> Iterator[Fact]:
    provision = register.column("provision")
    for code, count in count_choices(provision, entries).items():
        yield _part(code, _label(provision, code), count, len(entries))
    longest = longest_wait(entries)
    if longest is not None:
        weeks, needs = longest
        names = [_label(register.column("need"), code) for code in needs]
        text = ngettext("%(weeks)d week, for: %(needs)s", "%(weeks)d weeks, for: %(needs)s", weeks)
        words = {"weeks": weeks, "needs": list_with_and(names)}
        label = _("Longest usual wait")
        yield Fact("longest-wait", label, text % words, numbers=(Fraction(weeks),))


def _training(register: Register, entries: Sequence[Values], _day: date) -> Iterator[Fact]:
    shares = sum_shares(register.column("trained"), entries, by="topic")
    lowest = _lowest(shares)
    if lowest:
        yield Fact("fewest", _("Fewest trained"), lowest)
    for topic, share in shares.items():
        yield _share(f"topic-{slugify(topic)}", topic, share, is_in_table=True)


def _figures(_register: Register, entries: Sequence[Values], _day: date) -> Iterator[Fact]:
    for number, entry in enumerate(entries, start=1):
        yield Fact(
            f"figure-{number}",
            entry["figure"],
            _("%(value)s, %(period)s. Source: %(source)s")
            % {"value": entry["value"], "period": entry["period"], "source": entry["origin"]},
            is_in_table=True,
        )


TELLERS: Mapping[str, Teller] = {
    "board-attendance": _attendance,
    "youth-justice-plan": _plan,
    "agreements": _agreements,
    "seconded-staff": _seconded,
    "service-range": _range,
    "training": _training,
    "outside-figures": _figures,
}


def _part(code: str, label: str, count: int, whole: int) -> Fact:
    return _share(code, label, Share(Fraction(count), Fraction(whole)))


def _share(code: str, label: str, share: Share, *, is_in_table: bool = False) -> Fact:
    return Fact(code, label, share_text(share), is_in_table, share)


def _lowest(shares: Mapping[str, Share]) -> str:
    """Return what has the lowest share, all where several have; "" where all have everything."""
    known = {name: share for name, share in shares.items() if share.whole}
    lowest = min((one.exact for one in known.values()), default=Fraction(1))
    if lowest == 1:
        return ""
    return "; ".join(
        _("%(name)s, %(share)s") % {"name": name, "share": share_text(share)}
        for name, share in known.items()
        if share.exact == lowest
    )


def _label(column: Column, code: str) -> str:
    return str(column.choice(code).label)
