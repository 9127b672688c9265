"""The file of registers holds together, and faults in it are found when it is read."""

from copy import deepcopy

import pytest
import yaml

from judgements.queries.register_rules import FILE, all_registers, read_registers
from judgements.queries.register_sentences import TELLERS
from judgements.types.registers import RegisterError
from standards.choices import Provenance
from standards.services.loading import SHIPPED_FRAMEWORKS
from standards.services.parsing import parse_file
from standards.types import read_framework

FRAMEWORKS = ("fji-2015", "yos-2018", "yjs-2021")


def places_of(standard):
    for key_question in standard.key_questions:
        yield key_question.code
        yield from (key_question.place_of(one) for one in key_question.prompts)
    yield from (group.code for group in standard.fieldwork_prompts)


@pytest.fixture
def document():
    return deepcopy(yaml.safe_load(FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_place_that_a_register_feeds_is_there(framework):
    path = SHIPPED_FRAMEWORKS / f"{framework}.yaml"
    content = read_framework(parse_file(path.read_bytes()).document)

    for register in all_registers().values():
        for standard, places in register.feeds_of(framework).items():
            there = set(places_of(content.standard_by_code[standard]))
            assert set(places) <= there, (register.code, standard)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_register_feeds_a_standard_of_every_shipped_framework(framework):
    assert all(one.feeds_of(framework) for one in all_registers().values())


def test_every_register_says_where_it_comes_from_and_amounts_to_something():
    for register in all_registers().values():
        assert register.origin.provenance in Provenance
        assert str(register.origin.source)
    assert set(TELLERS) == set(all_registers())


@pytest.mark.parametrize(
    ("register", "change"),
    [
        (0, {"order": "chair"}),
        (0, {"key": []}),
        (0, {"key": ["colour"]}),
        (5, {"columns": [{"code": "topic", "label": "A", "type": "choice"}]}),
        (5, {"columns": [{"code": "topic", "label": "A", "type": "matrix"}]}),
        (5, {"columns": [{"code": "topic", "label": "A", "type": "text", "of": "topic"}]}),
        (5, {"columns": [{"code": "topic", "label": "A", "type": "text"}] * 2}),
    ],
)
def test_register_that_no_page_could_follow_is_refused(document, register, change):
    document["registers"][register].update(change)

    with pytest.raises(RegisterError):
        read_registers(document)


def test_register_described_twice_is_refused(document):
    document["registers"].append(document["registers"][0])

    with pytest.raises(RegisterError):
        read_registers(document)


def test_every_word_of_a_register_is_there_in_welsh():
    lacking = [
        f"{code}: {text}"
        for code, register in all_registers().items()
        for text in words_of(register)
        if text.text_in("cy").fell_back
    ]

    assert lacking == []


def words_of(register):
    yield from (register.title, register.about, register.entry, register.read_from)
    for column in register.columns:
        yield from (column.label, column.hint, column.rows_are)
        yield from (one.label for one in (*column.choices, *column.options))
        for rows in column.rows:
            yield rows.title
