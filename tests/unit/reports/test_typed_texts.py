"""How typed texts print: what people type stays text, whatever it looks like."""

from reports.queries.paragraphs import split_paragraphs
from reports.templatetags.reports import numbered, opened, quoted, typed
from reports.types import Numbered

HOSTILE = "<script>alert(1)</script> & *more*"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <em>more</em>"


def test_signs_become_markup_and_nothing_else_does():
    assert typed(split_paragraphs(f"{HOSTILE}\n**two**")) == (
        f"<p>{ESCAPED}<br><strong>two</strong></p>"
    )


def test_lists_stand_between_paragraphs():
    assert typed(split_paragraphs("One\n\n- <a>\n- b\n\n1. c\n2. d")).split("\n") == [
        "<p>One</p>",
        '<ul class="report-list"><li>&lt;a&gt;</li><li>b</li></ul>',
        '<ol class="report-list"><li>c</li><li>d</li></ol>',
    ]


def test_number_stands_in_the_first_paragraph():
    entry = Numbered("3<", split_paragraphs(f"{HOSTILE}\n\nTwo"))

    assert numbered(entry, ".").split("\n") == [
        f'<p><span class="report-numbered__number">3&lt;. </span>{ESCAPED}</p>',
        "<p>Two</p>",
    ]


def test_number_stands_alone_before_a_list():
    assert numbered(Numbered("1.2", split_paragraphs("- a")), "").split("\n") == [
        '<p><span class="report-numbered__number">1.2 </span></p>',
        '<ul class="report-list"><li>a</li></ul>',
    ]


def test_text_without_a_number_has_none():
    assert numbered(Numbered("", split_paragraphs("a")), ".") == "<p>a</p>"


def test_sentence_of_the_report_opens_a_text():
    assert opened(split_paragraphs("b\n\nc"), "A < b.") == ("<p><em>A &lt; b.</em> b</p>\n<p>c</p>")
    assert opened(split_paragraphs("- b"), "A.") == (
        '<p><em>A.</em></p>\n<ul class="report-list"><li>b</li></ul>'
    )


def test_quotation_marks_stand_at_both_ends():
    assert quoted(split_paragraphs("a")) == "<p>“a”</p>"
    assert quoted(split_paragraphs(f"a\n\n- b\n\n{HOSTILE}")).split("\n") == [
        "<p>“a</p>",
        '<ul class="report-list"><li>b</li></ul>',
        f"<p>{ESCAPED}”</p>",
    ]
