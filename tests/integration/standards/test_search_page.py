"""Searching an edition, as its readers see it."""

import re
from urllib.parse import urlencode

import pytest
from django.utils.translation import override

from standards.presenters.search import show_search
from standards.queries import get_content, get_texts
from standards.queries.searching import FoundText, TextSearch
from standards.queries.texts import texts_of
from standards.services.loading import load_shipped_frameworks
from tests.factories.frameworks import LANTERN, make_framework
from tests.pages import markup_of, text_of

SEARCH = "/frameworks/lantern/1/search/"
A1 = "/frameworks/lantern/1/themes/A1/"
TOO_LONG = "lantern " * 26


@pytest.fixture
def lantern(db):
    return make_framework(LANTERN)


@pytest.fixture
def signed_in(client, inspector):
    client.force_login(inspector)
    return client


def search(client, typed, address=SEARCH):
    return client.get(f"{address}?{urlencode({'q': typed})}")


def test_edition_has_a_search_box_that_needs_no_script(signed_in, lantern):
    page = markup_of(signed_in.get("/frameworks/lantern/1/"))

    form = page[page.index("<form", page.index("<main")) :].partition("</form>")[0]
    assert f'action="{SEARCH}"' in form
    assert 'method="get"' in form
    assert 'name="q"' in form
    assert 'maxlength="1000"' in form  # more than is looked for: too much is told, not cut off


def test_page_without_words_says_what_it_looks_through(signed_in, lantern):
    page = text_of(signed_in.get(SEARCH))

    assert "Looks through the standards, key questions, prompts" in page
    assert "found" not in page
    assert "There is a problem" not in page


def test_results_come_kind_by_kind_with_counts_in_a_fixed_order(signed_in, lantern):
    page = text_of(search(signed_in, "the way"))

    assert "6 texts found for “the way”" in page
    kinds = ["Aspects (1)", "Characteristics of a rating (3)", "Prompts for fieldwork (1)"]
    places = [page.rindex(kind) for kind in kinds]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("typed", "where", "text"),
    [
        ("leaders know way direction", A1, "<mark>Direction</mark>"),
        ("there way", f"{A1}#A1.1", "Is <mark>there</mark> a <mark>way</mark>?"),
        ("known", f"{A1}#A1.1b", "Is it <mark>known</mark>?"),
        ("harm", f"{A1}#D2", "People come to <mark>harm</mark>."),
        ("fully", f"{A1}#aim-bright", "Leaders <mark>fully</mark> know the way."),
        ("ask who", f"{A1}#talk.1", "<mark>Ask</mark> <mark>who</mark> set the way."),
        ("ahead", "/frameworks/lantern/1/#bright-T1", "Looks <mark>ahead</mark>."),
        ("UN01", "/frameworks/lantern/1/questions/UN01/", "Was the child asked?"),
    ],
)
def test_result_leads_to_its_place_with_its_words_marked(signed_in, lantern, typed, where, text):
    assert f'<a class="govuk-link" href="{where}">{text}</a>' in markup_of(search(signed_in, typed))


def test_characteristic_shows_its_code_rating_and_standard(signed_in, lantern):
    page = text_of(search(signed_in, "nobody"))

    assert "1 text found for “nobody”" in page
    assert "D1 Dim Aspect A1: Direction Nobody can tell it." in page


def test_case_question_shows_the_guidance_that_holds_the_words(signed_in, lantern):
    page = search(signed_in, "weigh danger")

    assert "<mark>Weigh</mark> it." in markup_of(page)
    assert "UN03 Aspect B1: Understanding Understanding Is danger understood" in text_of(page)
    assert "Weigh it." not in text_of(search(signed_in, "UN03"))


def test_weaker_side_of_a_contrast_is_told_from_the_stronger(signed_in, lantern):
    assert "One that asks. Weaker: One that nods" in text_of(search(signed_in, "nods"))


def test_phrase_in_quotation_marks_finds_only_itself(signed_in, lantern):
    assert "1 text found" in text_of(search(signed_in, '"fully know the way"'))
    assert "Nothing found" in text_of(search(signed_in, '"fully the way know"'))
    assert "1 text found" in text_of(search(signed_in, "fully the way know"))


def test_nothing_found_says_what_to_try(signed_in, lantern):
    page = search(signed_in, "harm zebra")

    assert "Nothing found for “harm zebra”" in text_of(page)
    assert "zebra: in no text" in text_of(page)
    assert f'href="{SEARCH}?q=harm">harm: in 1 text</a>' in markup_of(page)
    assert "fewer words" in text_of(page)


@pytest.mark.parametrize("typed", ["", "   ", "…", '""', "?!", "\t<>&"])
def test_nothing_to_look_for_is_told(signed_in, lantern, typed):
    page = text_of(search(signed_in, typed))

    assert "There is a problem" in page
    assert re.search(r"Type (a word|at least one letter or number) to look for", page)
    assert "Nothing found" not in page


def test_too_long_a_search_is_refused_and_kept(signed_in, lantern):
    page = search(signed_in, TOO_LONG.strip())

    assert "Look for 200 characters or fewer. You typed 207" in text_of(page)
    assert f'value="{TOO_LONG.strip()}"' in page.content.decode()
    assert "<title>Error: " in markup_of(page)
    assert "Nothing found" in text_of(search(signed_in, TOO_LONG[:200].strip()))


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "harm <b>harm</b>", "{{ 7 }}"],
)
def test_hostile_words_stay_words(signed_in, lantern, typed):
    page = markup_of(search(signed_in, typed))

    for tag in ("<script>alert", "<img", "<b>"):
        assert tag not in page
    assert typed.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in page


def test_markup_in_an_edition_is_shown_as_text(signed_in, db, tmp_path):
    hostile = LANTERN.read_text().replace("Look.", "Look <b>at</b> & after.")
    path = tmp_path / "hostile.yaml"
    path.write_text(hostile)
    make_framework(path)

    page = markup_of(search(signed_in, "after"))

    assert "Look &lt;b&gt;at&lt;/b&gt; &amp; <mark>after</mark>." in page


@pytest.mark.parametrize("typed", ["%00", "harm%00", "%FF%FE", "harm&q=way"])
def test_odd_addresses_do_no_harm(signed_in, lantern, typed):
    assert signed_in.get(f"{SEARCH}?q={typed}").status_code == 200


def test_language_of_the_page_is_searched(signed_in, db, tmp_path):
    path = tmp_path / "bilingual.yaml"
    words = "text: {en: Is it known?, cy: Ydy pobl yn gwybod?}"
    path.write_text(LANTERN.read_text().replace("text: Is it known?", words))
    framework = make_framework(path)

    with override("cy"):
        welsh = {part for one in get_texts(framework) for part in one.text.parts}

    assert "Ydy pobl yn gwybod?" in welsh
    assert "Is it known?" not in welsh
    assert "Leaders know the way." in welsh  # for want of Welsh words
    assert "Nothing found" in text_of(search(signed_in, "gwybod"))


def test_unknown_edition_is_not_found(signed_in, lantern):
    assert search(signed_in, "harm", "/frameworks/lantern/9/search/").status_code == 404
    assert search(signed_in, "harm", "/frameworks/none/1/search/").status_code == 404


def test_every_text_of_the_shipped_editions_is_where_its_result_leads(signed_in, db):
    pages = {}
    for loaded in load_shipped_frameworks(by="ada@example.org"):
        for result in results_of(get_content(loaded.framework)):
            address, _, place = result.href.partition("#")
            if "/questions/" in address:
                continue
            if address not in pages:
                pages[address] = markup_of(signed_in.get(address))
            assert pages[address].count(f' id="{place}"') == bool(place), result.href
            assert str(result.text) in pages[address], result.href


def results_of(content):
    """Return a result for every text of the edition."""
    found = [FoundText(one, (), ((),) * len(one.parts)) for one in texts_of(content)]
    groups = show_search(content, "", TextSearch(found, []))["groups"]
    return [result for group in groups for result in group.results]
