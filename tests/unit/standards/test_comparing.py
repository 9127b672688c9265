"""Every difference between two editions is found and called what it is."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standards.queries import compare_documents
from standards.queries.comparing import Change, ChangeKind
from standards.services.loading import SHIPPED_FRAMEWORKS
from standards.services.parsing import parse_file
from tests.factories.frameworks import LANTERN
from tests.unit.standards.small import spoil

TEXT = LANTERN.read_text()
OLD = parse_file(TEXT.encode()).document


def changes(old, new):
    """The changes of one edition into another by replacing a text in its file."""
    document = parse_file(spoil(old, new, TEXT).encode()).document
    return compare_documents(OLD, document)


def test_edition_does_not_differ_from_itself():
    assert compare_documents(OLD, copy.deepcopy(OLD)) == []


def test_new_edition_number_is_no_change():
    assert changes('edition: "1"', 'edition: "2"') == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "path", "field"),
    [
        (
            "text: Was the child asked?",
            "text: Was the child heard?",
            ChangeKind.REWORDED,
            ("questions", "UN01"),
            "text",
        ),
        (
            "        route: [danger]\n",
            "",
            ChangeKind.REROUTED,
            ("questions", "UN03"),
            "route",
        ),
        (
            'condition: {question: AB01, in: ["yes"]}',
            'condition: {question: AB01, in: ["no"]}',
            ChangeKind.REROUTED,
            ("routes", "danger"),
            "condition",
        ),
        (
            "          - {code: b, text: Is it known?}\n",
            "",
            ChangeKind.REMOVED,
            ("standards", "A1", "key_questions", "A1.1", "prompts", "b"),
            "",
        ),
        (
            "          - {code: b, text: Is it known?}\n",
            "          - {code: b, text: Is it known?}\n          - {code: c, text: Is it done?}\n",
            ChangeKind.ADDED,
            ("standards", "A1", "key_questions", "A1.1", "prompts", "c"),
            "",
        ),
        (
            "aim: Leaders fully know the way.",
            "aim: Leaders know all ways.",
            ChangeKind.REWORDED,
            ("standards", "A1", "characteristics", "bright"),
            "aim",
        ),
        (
            "{rating: dim, floor: 0, top: 39}",
            "{rating: dim, floor: 0, top: 38}",
            ChangeKind.CHANGED,
            ("bands", "ranges", "dim"),
            "top",
        ),
        (
            "base_at_most: 2",
            "base_at_most: 3",
            ChangeKind.CHANGED,
            ("rules", "discretion"),
            "base_at_most",
        ),
        (
            "label: Bright, points",
            "label: {en: Bright, cy: Disglair}, points",
            ChangeKind.REWORDED,
            ("ratings", "words", "bright"),
            "label",
        ),
        (
            "    unrated_when: no child has left\n",
            "",
            ChangeKind.REWORDED,
            ("standards", "X1"),
            "unrated_when",
        ),
        (
            "        key_question: B1.2\n",
            "        key_question: B1.1\n",
            ChangeKind.CHANGED,
            ("questions", "UN03"),
            "key_question",
        ),
    ],
)
def test_change_is_called_what_it_is(old, new, kind, path, field):
    (change,) = changes(old, new)

    assert (change.kind, change.path, change.field) == (kind, path, field)


def test_question_in_another_section_is_the_same_question():
    document = copy.deepcopy(OLD)
    question = document["sections"][1]["questions"].pop(2)
    document["sections"][2]["questions"].append(question)

    found = compare_documents(OLD, document)

    assert (
        Change(ChangeKind.CHANGED, ("questions", "UN03"), "section", "understanding", "doing")
        in found
    )
    assert {one.path for one in found} <= {("questions", "UN03"), ("questions", "DO01")}


def test_only_what_moved_is_called_moved():
    document = copy.deepcopy(OLD)
    document["standards"].append(document["standards"].pop(0))

    (change,) = compare_documents(OLD, document)

    assert (change.kind, change.path) == (ChangeKind.MOVED, ("standards", "A1"))


def test_the_refreshed_standards_differ_where_they_are_known_to():
    older, newer = (
        parse_file((SHIPPED_FRAMEWORKS / f"{code}.yaml").read_bytes()).document
        for code in ("yos-2018", "yjs-2021")
    )

    found = compare_documents(older, newer)

    added = {one.path for one in found if one.kind == ChangeKind.ADDED}
    assert ("standards", "R1.1") in added
    assert ("standards", "1.1", "key_questions", "1.1.2", "prompts", "d") in added
    removed = {one.path for one in found if one.kind == ChangeKind.REMOVED}
    assert ("sections", "joint-working") in removed
    assert {path[1][:2] for path in removed if path[0] == "questions"} == {"OJ"}


def leaves(value, path=()):
    """The ways to all texts of a document."""
    if isinstance(value, str):
        yield path
    for key, one in value.items() if isinstance(value, dict) else ():
        yield from leaves(one, (*path, key))
    for index, one in enumerate(value if isinstance(value, list) else ()):
        yield from leaves(one, (*path, index))


@given(st.sampled_from(sorted(leaves(OLD), key=str)))
def test_no_text_can_change_unseen(way):
    document = copy.deepcopy(OLD)
    holder = document
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = "something else"

    assert bool(compare_documents(OLD, document)) == (way not in [("code",), ("edition",)])
