import hashlib

from reports.choices import Language, PassageKind
from reports.models import KeyFinding, WelshText
from reports.queries.material import read_written
from reports.queries.passages import is_older, passages_in, passages_of, summary_key


def test_everything_written_is_a_passage_with_a_key_of_its_own(written):
    passages = passages_of(read_written(written))

    assert len({one.key for one in passages}) == len(passages)
    assert {one.kind for one in passages} == set(PassageKind)
    finding = KeyFinding.objects.get(text="One on assessing.")
    (found,) = [one for one in passages if one.key == f"finding:{finding.uid}"]
    assert (found.text, found.standard) == ("One on assessing.", "assessing")


def test_what_holds_no_text_is_no_passage(inspection):
    assert passages_of(read_written(inspection)) == ()


def test_title_and_text_make_the_hash(written):
    foreword = passages_in(read_written(written), Language.ENGLISH)["foreword"]

    assert foreword.title == "Chief Inspector"
    wanted = "Chief Inspector\nForeword one.\n\nForeword two."
    assert foreword.sha256 == hashlib.sha256(wanted.encode()).hexdigest()


def test_welsh_stands_beside_its_english_until_that_changes(written):
    key = summary_key("assessing")
    english = passages_in(read_written(written), Language.ENGLISH)[key]
    WelshText.objects.create(
        report=written.report, key=key, text="Crynhoi.", of_sha256=english.sha256
    )
    WelshText.objects.create(report=written.report, key="finding:gone", text="x", of_sha256="x")

    (welsh,) = passages_in(read_written(written), Language.WELSH).values()

    assert (welsh.text, welsh.standard, is_older(welsh, english)) == (
        "Crynhoi.",
        "assessing",
        False,
    )
    written.report.theme_texts.filter(standard__code="assessing").update(summary="Changed.")
    changed = passages_in(read_written(written), Language.ENGLISH)[key]
    assert is_older(welsh, changed)
