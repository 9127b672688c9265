"""Keeping and dropping phrases; none may name a person or a case."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from audit.services import record_event
from cases.errors import PhraseRefused
from cases.models import Phrase
from cases.queries.phrases import question_codes, visible_references
from govuk.lists import list_with_and
from sheets.sentences import Kind, Suspicion, find_suspicions

PHRASES_LIMIT = 100

WHAT_IT_LOOKS_LIKE = {
    Kind.CASE: gettext_lazy("the reference of a case"),
    Kind.REFERENCE: gettext_lazy("a reference"),
    Kind.EMAIL: gettext_lazy("an e-mail address"),
    Kind.POSTCODE: gettext_lazy("a postcode"),
    Kind.DATE: gettext_lazy("a date"),
    Kind.NUMBER: gettext_lazy("a number that belongs to somebody"),
    Kind.NAME: gettext_lazy("a name"),
}


@transaction.atomic
def add_phrase(*, text: str, by: User) -> Phrase:
    """Keep a phrase for its writer; the record says that there is one more, not what it says.

    Raises PhraseRefused for one that could name a person or a case, for one that is there
    already, and beyond the limit.
    """
    User.objects.select_for_update().get(pk=by.pk)
    text = " ".join(text.split())
    _check(text, by)
    phrase = Phrase.objects.create(user=by, text=text)
    record_event(stream="accounts", verb="phrase_added", by=by.email, object_label=by.email)
    return phrase


@transaction.atomic
def remove_phrase(*, pk: int, by: User) -> None:
    """Drop one of the writer's own phrases; notes in which it was used stay as they are.

    One that is gone already, or was never theirs, is left at that: a second click is no fault.
    """
    if Phrase.objects.filter(pk=pk, user=by).delete()[0]:
        record_event(stream="accounts", verb="phrase_removed", by=by.email, object_label=by.email)


def _check(text: str, by: User) -> None:
    own = Phrase.objects.filter(user=by)
    if own.filter(text=text).exists():
        raise PhraseRefused(_("You have this phrase already."))
    if own.count() >= PHRASES_LIMIT:
        raise PhraseRefused(
            _("You have %(limit)d phrases, which is the limit. Delete one that you no longer use.")
            % {"limit": PHRASES_LIMIT}
        )
    found = find_suspicions(text, references=visible_references(by), codes=question_codes())
    if found:
        raise PhraseRefused(_explain(found))


def _explain(found: Iterable[Suspicion]) -> str:
    looks = [
        _("“%(words)s” looks like %(kind)s")
        % {"words": one.words, "kind": WHAT_IT_LOOKS_LIKE[one.kind]}
        for one in found
    ]
    return _(
        "%(looks)s. A phrase is used in many cases, so it may name no person and no case. "
        "Say it in general words, or in small letters if it is neither."
    ) % {"looks": list_with_and(looks)}
