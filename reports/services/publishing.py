"""What the public finds of a report, written with the step that publishes or withdraws it."""

from collections.abc import Iterable, Iterator, Mapping

from reports.choices import BlockKind, Move
from reports.models import PracticeExample, Publication, Report, ReportMove
from reports.queries.freezing import converter
from reports.queries.public import searchable
from reports.queries.released_places import Places, boxes_of, printed_places
from reports.queries.versions import frozen_document, read_payload
from reports.types import Box, PublicRating, PublicText, ReportDocument, Theme, VersionContent
from wording.formatting import plain_text


def follow_in_public(report: Report, step: ReportMove) -> None:
    """Bring what the public finds in line with the step."""
    if step.move == Move.PUBLISH:
        _publish(report, step)
    elif step.move == Move.WITHDRAW:
        _withdraw(report, step)


def list_examples(publication: Publication) -> None:
    """List the good practice of a public version anew, without what has lost its consent."""
    content = read_payload(publication.public_version)
    _list_examples(publication, content, _documents(content).values())


def _publish(report: Report, step: ReportMove) -> None:
    """Show the version, with its good practice, in place of the one before."""
    if step.version is None:
        return
    content = read_payload(step.version)
    documents = _documents(content)
    _list_examples(_row(report, step, documents), content, documents.values())


def _documents(content: VersionContent) -> dict[str, ReportDocument]:
    found = {one: frozen_document(content, one) for one in content.documents}
    return {language: one for language, one in found.items() if one is not None}


def _list_examples(
    publication: Publication, content: VersionContent, documents: Iterable[ReportDocument]
) -> None:
    consented, places = _consented(publication.report), printed_places(content)
    publication.practice_examples.all().delete()
    PracticeExample.objects.bulk_create(
        one for document in documents for one in _examples(publication, document, places, consented)
    )


def _row(report: Report, step: ReportMove, documents: Mapping[str, ReportDocument]) -> Publication:
    shown = {language: show_publicly(one) for language, one in documents.items()}
    words = (
        part for one in shown.values() for part in (one.title, one.service, one.local_authority)
    )
    fields = {
        "public_version": step.version,
        "shown": {language: converter.unstructure(one) for language, one in shown.items()},
        "words": searchable(report.publication_number or "", *words),
        "region": report.inspection.service.region,
        "published_at": step.at,
        "withdrawn_at": None,
        "withdrawal_notice": "",
    }
    publication, _is_new = Publication.objects.update_or_create(
        report=report,
        defaults=fields,
        create_defaults={**fields, "first_published_at": step.at},
    )
    return publication


def _withdraw(report: Report, step: ReportMove) -> None:
    """Leave nothing of the report in public but that it was withdrawn."""
    publication = Publication.objects.filter(report=report).first()
    if publication is None:
        return
    publication.withdrawn_at = step.at
    publication.save(update_fields=["withdrawn_at"])
    publication.practice_examples.all().delete()


def show_publicly(document: ReportDocument) -> PublicText:
    """Return the few words of a document that our own pages show of it."""
    overall = document.ratings.overall if document.ratings else None
    return PublicText(
        title=document.title,
        programme=document.cover.programme,
        service=document.cover.service,
        local_authority=document.cover.local_authority,
        fieldwork=document.cover.fieldwork,
        standard_noun=document.standard_noun,
        ratings=tuple(_rating(one) for one in document.themes),
        overall=(overall.word, overall.points, *overall.notes) if overall else (),
        rating_key=document.rating_key,
        correction=document.correction,
    )


def _rating(theme: Theme) -> PublicRating:
    judgement = theme.judgement
    worth = judgement.stars.words if judgement.stars else judgement.points
    return PublicRating(theme.numbered_title, judgement.label, worth, judgement.note)


def _consented(report: Report) -> frozenset[str]:
    """Return the keys of the good practice whose publication whoever it tells of agrees to.

    The checks ask for that before a report is signed off; consent can be withdrawn at any time.
    """
    rows = report.blocks.filter(kind=BlockKind.GOOD_PRACTICE, consent_declared=True)
    withdrawn = report.consent_withdrawals.values_list("key", flat=True)
    return frozenset(one.key for one in rows) - frozenset(withdrawn)


def _examples(
    publication: Publication,
    document: ReportDocument,
    places: Places,
    consented: frozenset[str],
) -> Iterator[PracticeExample]:
    anchors = {part.theme.code: part.anchor for part in document.parts if part.theme}
    position = 0
    for theme in document.themes:
        for box, key in _good_practice(theme, places):
            if key not in consented:
                continue
            position += 1
            text = "\n\n".join(plain_text(blocks) for blocks in box.texts)
            yield PracticeExample(
                publication=publication,
                language=document.language,
                position=position,
                key=key,
                standard=theme.code,
                standard_title=theme.numbered_title,
                anchor=anchors[theme.code],
                title=box.title,
                text=text,
                words=searchable(box.title, text, theme.title, document.cover.service),
            )


def _good_practice(theme: Theme, places: Places) -> Iterator[tuple[Box, str]]:
    """Yield the examples of a theme, each with the key of its passage."""
    for box, keys in boxes_of(theme, places):
        if box.kind == BlockKind.GOOD_PRACTICE and keys:
            yield box, keys[0]
