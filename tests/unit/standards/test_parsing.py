import pytest

from standards.errors import FrameworkFileError
from standards.services.parsing import parse_file
from tests.unit.standards.small import SMALL, faults_of, line_of, spoil


def refusal(content):
    with pytest.raises(FrameworkFileError) as refused:
        parse_file(content)
    (fault,) = refused.value.faults
    return fault.line, fault.reason


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "empty"),
        (b" \n\n", 1, "empty"),
        (b"# nothing\n", 1, "nothing but comments"),
        (b"a: 1\nb: caf\xe9\n", 2, "not UTF-8"),
        ("a: 1".encode("utf-16"), 1, "not UTF-8"),
        (b"a: 1\nb: x: y\n", 2, "colon"),
        (b"a: 1\n\tb: 2\n", 2, "tab"),
        (b"a:\n  - 1\n b: 2\n", 3, "line up"),
        (b"a: [1, 2\nb: 3\n", 2, "comma or a closing bracket"),
        (b"a: 'open\n", 2, "quote"),
        (b"a: 1\nb: \x07\n", 2, "control character"),
        (b'a: 1\nb: "x\\0y"\n', 2, "control character"),
        (b'a: 1\n"b\\e[31m": 2\n', 2, "control character"),
        (b"a: @home\n", 1, "put it in quotes"),
        (b"a: &x 1\nb: *x\n", 2, "alias"),
        (b"a: *x\n", 1, "alias"),
        (b"a: !!python/object:os.system 1\n", 1, "tag"),
        (b"a: 1\n---\nb: 2\n", 2, "second document"),
        (b"? [a, b]\n: 1\n", 1, "field name"),
        (b"[" * 100_000, 1, "too deeply"),
        (b"x" * 1_000_001, 1, "larger than"),
    ],
)
def test_unreadable_file_is_refused_with_line_and_reason(content, line, reason):
    found_line, found_reason = refusal(content)

    assert (found_line, reason in found_reason) == (line, True), (found_line, found_reason)


def test_alias_bomb_is_refused_before_it_grows():
    bomb = b"a: &a [x, x]\n" + b"".join(
        b"%c: &%c [*%c, *%c]\n" % (97 + n, 97 + n, 96 + n, 96 + n) for n in range(1, 20)
    )

    assert refusal(bomb)[0] == 2


def test_yes_and_no_stay_text():
    assert parse_file(b"answers: [yes, no, on, off]").document == {
        "answers": ["yes", "no", "on", "off"]
    }


def test_dates_and_fractions_stay_text():
    assert parse_file(b"a: 2016-07-01\nb: 1.5\nc: 007").document == {
        "a": "2016-07-01",
        "b": "1.5",
        "c": "007",
    }


def test_repeated_field_is_reported_on_its_second_line():
    text = spoil("title: Planning", "title: Planning\n    title: Again")

    (fault,) = faults_of(text)

    assert fault.line == line_of("title: Again", text)
    assert f"first stands on line {line_of('title: Planning', text)}" in fault.reason


def test_repeated_field_with_faults_inside_does_not_hide_other_faults():
    text = spoil("code: cover,", "kode: cover,", f"{SMALL}report: [3]\n")

    assert {line_of("kode", text), line_of("report: [3]", text)} <= {
        fault.line for fault in faults_of(text)
    }


def test_byte_order_mark_is_ignored():
    assert parse_file("a: é".encode("utf-8-sig")).document == {"a": "é"}
