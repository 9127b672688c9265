"""Rules of key questions, characteristics, traits and prompts for fieldwork."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from standards.choices import JudgedFrom, PromptKind
from standards.errors import Fault
from standards.services.checking.nodes import Node, find_repeats
from standards.services.checking.yardstick import check_ratings_exist, rating_codes


def check_guidance(root: Node) -> Iterator[Fault]:
    """Faults of everything that guides a judgement."""
    codes = rating_codes(root)
    yield from find_repeats(one for part in root["standards"] for one in part["key_questions"])
    yield from _check_traits(root["traits"], codes)
    questions = [one for section in root["sections"] for one in section["questions"]]
    for standard in root["standards"]:
        yield from _check_key_questions(standard, questions)
        yield from _check_characteristics(standard, codes)
        yield from _check_prompts(standard["fieldwork_prompts"])


def _check_traits(traits: Node, codes: list[str]) -> Iterator[Fault]:
    yield from check_ratings_exist(traits, codes)
    yield from find_repeats(one for part in traits for one in part["statements"])


def _check_key_questions(standard: Node, questions: list[Node]) -> Iterator[Fault]:
    is_decided = standard["judged_from"].text == JudgedFrom.KEY_QUESTIONS
    if is_decided and "key_questions" not in standard:
        yield standard.fault(_("“key_questions” is missing: the lowest of them decides"))
    for key_question in standard["key_questions"]:
        yield from find_repeats(key_question["prompts"])
        if is_decided:
            own = [one for one in questions if one["key_question"].text == key_question.code]
            yield from _check_summary(key_question, own)


def _check_summary(key_question: Node, questions: list[Node]) -> Iterator[Fault]:
    """One case question sums the key question up, after all that inform it."""
    counted = [one["counts"].flag(default=True) for one in questions]
    if counted.count(True) != 1:
        yield key_question.fault(
            _("%(code)s needs one case question that counts, and has %(count)s"),
            code=key_question.code,
            count=counted.count(True),
        )
    elif not counted[-1]:
        yield questions[-1].fault(
            _("the question that counts for %(code)s must come after all its others"),
            code=key_question.code,
        )
    if "prompts" in key_question:
        yield key_question["prompts"].fault(
            _("%(code)s is scored in cases: write its prompts as case questions"),
            code=key_question.code,
        )


def _check_characteristics(standard: Node, codes: list[str]) -> Iterator[Fault]:
    sets = standard["characteristics"]
    named = [part["rating"].text for part in sets]
    yield from check_ratings_exist(sets, codes)
    for code in codes if named else ():
        if named.count(code) != 1:
            yield sets.fault(_("“%(rating)s” needs one set of statements"), rating=code)
    statements = [one for part in sets for one in part["statements"]]
    yield from find_repeats(statements)
    for statement in statements:
        yield from _check_part(standard, statement)


def _check_part(standard: Node, statement: Node) -> Iterator[Fault]:
    """A statement belongs to one key question, or to one area where there are none of those."""
    is_by_area = "key_questions" not in standard
    wanted, other = ("area", "key_question") if is_by_area else ("key_question", "area")
    if other in statement:
        yield statement[other].fault(
            _("statements of %(standard)s belong to its areas, because it has no key questions")
            if is_by_area
            else _("statements of %(standard)s belong to its key questions, not to areas"),
            standard=standard.code,
        )
    elif wanted not in statement:
        yield statement.fault(_("“%(name)s” is missing here"), name=wanted)
    own = [part.code for part in standard["areas" if is_by_area else "key_questions"]]
    node = statement[wanted]
    if node.text and node.text not in own:
        yield node.fault(
            _("“%(name)s” is not an area of %(standard)s")
            if is_by_area
            else _("“%(name)s” is not a key question of %(standard)s"),
            name=node.text,
            standard=standard.code,
        )


def _check_prompts(groups: Node) -> Iterator[Fault]:
    yield from find_repeats(groups)
    for group in groups:
        is_contrast = group["kind"].text == PromptKind.CONTRAST
        for item in group["items"]:
            if is_contrast and "against" not in item:
                yield item.fault(_("a contrast must say what it stands “against”"))
            if not is_contrast and "against" in item:
                yield item["against"].fault(_("only a contrast stands “against” something"))
