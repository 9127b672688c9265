"""Counts the violations of the four invariants from a run's records, and from nothing else.

`python -m tests.faults.oracle LOG` counts a log again. What each record holds, and how the
invariants are read, stands in docs/reference/faults.md.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cases.types import AnswerContent
from judgements.types.operations import content_digest
from tests.faults import timing
from tests.faults.log import Record, read_runs

INVARIANTS = ("I1", "I2", "I3", "I4")
SETTLED, UNSAVED, CONFLICT = "settled", "unsaved", "conflict"
# Acts after which the page waits for a pause in the typing.
TYPED_SLOWLY = frozenset({"note"})
# A person chose so, or saw what they did: these may replace a version that no page had shown.
CHOSEN = frozenset({"conflict_choice", "late", "import", "copy"})
# Clocks of pages and of the server are one machine's, but are read a moment apart.
SLACK = 1.0
BLANK = AnswerContent().as_data()


@dataclass(frozen=True)
class Violation:
    """One broken promise: which, in words, and the record that shows it."""

    invariant: str
    sentence: str
    record: Record


def identify(content: dict[str, Any]) -> str:
    """Return the digest by which contents are compared, the page's and the server's own.

    An empty content is the blank answer, and what stood before the first save of anything else.
    """
    if content and "value" not in content:
        return content_digest(content)
    answer = {**BLANK, **content}
    return AnswerContent.from_data({**answer, "reasons": sorted(answer["reasons"])}).digest


class Run:
    """The records of one run, put in order for the questions that the invariants ask."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.by_kind: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            self.by_kind[record["kind"]].append(record)

    @cached_property
    def events(self) -> dict[str, list[Record]]:
        """The events of each question in the order of their versions."""
        events: dict[str, list[Record]] = defaultdict(list)
        for event in sorted(self.by_kind["event"], key=lambda one: one["version"]):
            events[event["question"]].append(event)
        return events

    @cached_property
    def event_of_version(self) -> dict[tuple[str, int], Record]:
        """Events by question and version."""
        return {(one["question"], one["version"]): one for one in self.by_kind["event"]}

    @cached_property
    def seen(self) -> dict[tuple[str, str, int], float]:
        """When a person was first told of a version: {(person, question, version): time}."""
        seen: dict[tuple[str, str, int], float] = {}
        for person, question, version, time in self._tellings():
            key = (person, question, version)
            seen[key] = min(time, seen.get(key, time))
        return seen

    def _tellings(self) -> Iterator[tuple[str, str, int, float]]:
        for one in self.by_kind["sample"]:
            yield one["person"], one["question"], one["version"], one["time"]
        for one in self.by_kind["delivered"]:
            for question, version in one["versions"].items():
                yield one["person"], question, version, one["time"]
        # Their own answer is known to them, whether or not a page lived to show its receipt.
        for one in self.by_kind["event"]:
            yield one["person"], one["question"], one["version"], one["stored_at"]


def check(records: Sequence[Record]) -> list[Violation]:
    """Return all violations of one run."""
    run = Run(records)
    return [*check_i1(run), *check_i2(run), *check_i3(run), *check_i4(run)]


def check_i1(run: Run) -> Iterator[Violation]:
    """What was shown as saved is in the database, and only later events changed it."""
    for one in run.by_kind["sample"]:
        if one["status"] != SETTLED or one["version"] == 0:
            continue
        event = run.event_of_version.get((one["question"], one["version"]))
        if event is None:
            yield Violation("I1", "Shown as saved, but there is no such version.", one)
        elif identify(event["content"]) != one["digest"]:
            yield Violation("I1", "Shown as saved, but that version holds something else.", one)
    for question, events in run.events.items():
        yield from _check_chain(question, events)
    for answer in run.by_kind["answer"]:
        events = run.events[answer["question"]]
        last = events[-1] if events else None
        if last is None or not _is_outcome(answer, last):
            yield Violation("I1", "The answer is not the outcome of its last event.", answer)
    for broken in run.by_kind["broken"]:
        yield Violation("I1", "The chain of events does not verify.", broken)


def _is_outcome(answer: Record, event: Record) -> bool:
    is_current = answer["version"] == event["version"]
    return is_current and identify(answer["content"]) == identify(event["content"])


def _check_chain(question: str, events: Sequence[Record]) -> Iterator[Violation]:
    before = identify({})
    for place, event in enumerate(events, start=1):
        if event["version"] != place or identify(event["old"]) != before:
            yield Violation("I1", "An event does not follow from the one before.", event)
        before = identify(event["content"])


def check_i2(run: Run) -> Iterator[Violation]:
    """What is not confirmed is shown as not saved, on the question and in the header."""
    for one in run.by_kind["sample"]:
        if one["status"] == SETTLED and identify(one["content"]) != _confirmed(one):
            yield Violation("I2", "Not confirmed, but shown as saved.", one)
        # What the server has laid by for the lead is told apart in the header, not counted.
        if one["status"] != SETTLED and not one["isLaidBy"] and one["header"] == 0:
            yield Violation("I2", "Not saved, but the header counts nothing.", one)


def _confirmed(sample: Record) -> str:
    return sample["digest"] if sample["version"] else identify(sample.get("blank", {}))


def check_i3(run: Run) -> Iterator[Violation]:
    """Nobody replaced a version they had not seen, unless by choice; no operation counts twice."""
    for event in run.by_kind["event"]:
        if event["base"] != event["version"] - 1:
            yield Violation("I3", "Stored over a version other than its base.", event)
        elif not _was_seen(run, event):
            yield Violation("I3", "Replaced a version its author had not seen.", event)
    operations = [one["op_id"] for one in run.by_kind["event"]]
    for event in run.by_kind["event"]:
        if operations.count(event["op_id"]) > 1:
            yield Violation("I3", "One operation was stored twice.", event)


def _was_seen(run: Run, event: Record) -> bool:
    replaced = event["version"] - 1
    # Without a page's mark it was made by the harness, from what it had read an instant before.
    if replaced == 0 or event["cause"] in CHOSEN or not event["client_id"]:
        return True
    time = run.seen.get((event["person"], event["question"], replaced))
    if time is not None and time <= event["stored_at"] + SLACK:
        return True
    old = identify(event["old"])
    return any(
        typed["person"] == event["person"]
        and typed["question"] == event["question"]
        and old in (identify(typed["before"]), identify(typed["after"]))
        for typed in run.by_kind["typed"]
    )


def check_i4(run: Run) -> Iterator[Violation]:
    """What was typed is stored, refused and kept, late, in an outbox, or discarded by a click."""
    fates = Fates(run)
    for typed in run.by_kind["typed"]:
        if not fates.is_accounted(typed) and not fates.is_excused(typed):
            yield Violation("I4", "Typed, kept, and nowhere to be found.", typed)


class Fates:
    """What became of everything that was typed in one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.places: dict[tuple[str, str, str], list[float]] = defaultdict(list)
        for person, question, content, time in self._all_places():
            self.places[person, question, identify(content)].append(time)
        self.typed: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for one in run.by_kind["typed"]:
            self.typed[one["person"], one["question"], identify(one["before"])].append(one)

    def _all_places(self) -> Iterator[tuple[str, str, dict[str, Any], float]]:
        forever = float("inf")
        for kind in ("event", "conflict", "late"):
            for one in self.run.by_kind[kind]:
                time = one["client_at"] or one["stored_at"]
                yield one["person"], one["question"], one["content"], time
        for one in self.run.by_kind["outbox"]:
            yield one["person"], one["question"], one["content"], forever
        for one in self.run.by_kind["discarded"]:
            yield one["person"], one["question"], one["content"], one["time"]
        for one in self.run.by_kind["sample"]:
            if one["status"] == SETTLED:
                yield one["person"], one["question"], one["content"], one["time"]
        for answer in self.run.by_kind["answer"]:
            for person in {one["person"] for one in self.run.by_kind["typed"]}:
                yield person, answer["question"], answer["content"], forever

    def is_accounted(self, typed: Record) -> bool:
        """Whether it is somewhere, or gave way to a later answer typed over it that is."""
        key = (typed["person"], typed["question"], identify(typed["after"]))
        if any(time >= typed["time"] - SLACK for time in self.places[key]):
            return True
        later = [one for one in self.typed[key] if one["time"] > typed["time"]]
        return any(self.is_accounted(one) for one in later)

    def is_excused(self, typed: Record) -> bool:
        """Whether its page was gone before it could be kept, and never said that it was."""
        pause = timing.SCALED["after_last_key"] if typed["act"] in TYPED_SLOWLY else 0
        kept = timing.KEEPING + pause
        was_short = any(
            gone["tab"] == typed["tab"] and 0 <= gone["at"] - typed["time"] < kept / 1000
            for gone in self.run.by_kind["gone"]
        )
        return was_short and not self._was_kept(typed)

    def _was_kept(self, typed: Record) -> bool:
        """Whether the page said so; a conflict says that somebody must choose, not what is kept."""
        wanted = identify(typed["after"])
        return any(
            one["tab"] == typed["tab"]
            and one["question"] == typed["question"]
            and one["time"] >= typed["time"]
            and one["status"] not in (UNSAVED, SETTLED, CONFLICT)
            and identify(one["content"]) == wanted
            for one in self.run.by_kind["sample"]
        )


def count(runs: Iterable[Sequence[Record]]) -> dict[str, int]:
    """Return the sums of a log: runs, operations, conflicts and the violations of each."""
    sums = dict.fromkeys(("runs", "operations", "conflicts", *INVARIANTS), 0)
    for records in runs:
        sums["runs"] += 1
        operations = {one["op_id"] for one in records if "op_id" in one}
        sums["operations"] += len(operations)
        sums["conflicts"] += sum(one["kind"] == "conflict" for one in records)
        for violation in check(records):
            sums[violation.invariant] += 1
    return sums


if __name__ == "__main__":
    sys.stdout.write(json.dumps(count(read_runs(Path(sys.argv[1])))) + "\n")
