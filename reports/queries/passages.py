"""The passages of a report: every written text with its key, in the order in which they stand."""

from collections.abc import Iterator, Mapping

from reports.choices import Language, PassageKind
from reports.models import Item, WelshText
from reports.queries.material import Written
from reports.types.passages import PassageText

LEAD_IN_KEY = PassageKind.LEAD_IN.value
FOREWORD_KEY = PassageKind.FOREWORD.value


def summary_key(standard: str) -> str:
    """Return the key of a theme's summary."""
    return f"{PassageKind.SUMMARY.value}:{standard}"


def passages_of(written: Written) -> tuple[PassageText, ...]:
    """Return all that is written, the English first, then the Welsh there is of it.

    What holds no text is no passage. Welsh of what is no longer written is left out.
    """
    english = tuple(one for one in _english(written) if one.text or one.title)
    return (*english, *_welsh(english, written.welsh))


def passages_in(written: Written, language: Language) -> dict[str, PassageText]:
    """Return the passages in one language by their keys."""
    return {one.key: one for one in passages_of(written) if one.language == language}


def is_older(welsh: WelshText | PassageText, english: PassageText) -> bool:
    """Return whether the English has changed since the Welsh was made from it."""
    return welsh.of_sha256 != english.sha256


def _english(written: Written) -> Iterator[PassageText]:
    report = written.report
    yield _passage(
        FOREWORD_KEY,
        PassageKind.FOREWORD,
        report.foreword,
        report.version,
        title=report.signatory_office,
    )
    yield _passage(LEAD_IN_KEY, PassageKind.LEAD_IN, report.lead_in, report.lead_in_version)
    for group in written.groups:
        yield _item(group, group.addressee)
        for recommendation in group.recommendations.all():
            yield _item(recommendation, recommendation.text)
    for standard in _standards(written):
        yield from _of_theme(written, standard)


def _standards(written: Written) -> list[str]:
    """Return the codes of the themes about which anything is written, without an order."""
    return list(dict.fromkeys((*written.summaries, *written.findings, *written.blocks)))


def _of_theme(written: Written, standard: str) -> Iterator[PassageText]:
    summary = written.summaries.get(standard)
    if summary is not None:
        kind = PassageKind.SUMMARY
        yield _passage(
            summary_key(standard), kind, summary.summary, summary.version, standard=standard
        )
    for finding in written.findings.get(standard, []):
        yield _item(finding, finding.text, standard=standard)
    for block in written.blocks.get(standard, []):
        yield _item(block, block.text, standard=standard, title=block.title)


def _item(item: Item, text: str, *, standard: str = "", title: str = "") -> PassageText:
    kind = PassageKind(item.KIND.value)
    return _passage(item.key, kind, text, item.version, standard=standard, title=title)


def _passage(
    key: str, kind: PassageKind, text: str, version: int, *, standard: str = "", title: str = ""
) -> PassageText:
    return PassageText(key, Language.ENGLISH, standard, kind, title, text, version)


def _welsh(
    english: tuple[PassageText, ...], welsh: Mapping[str, WelshText]
) -> Iterator[PassageText]:
    for one in english:
        made = welsh.get(one.key)
        if made is not None and (made.text or made.title):
            yield PassageText(
                one.key,
                Language.WELSH,
                one.standard,
                one.kind,
                made.title,
                made.text,
                made.version,
                made.of_sha256,
            )
