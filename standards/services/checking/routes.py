"""Rules of routing: what a condition may use, and that every question can be reached."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from scoring.routing import RoutedQuestion, RoutingError, check_routing, parse_condition
from standards.errors import Fault
from standards.services.checking.nodes import Node, find_repeats
from standards.services.checking.questionnaire import answer_codes


def check_routes(root: Node) -> Iterator[Fault]:
    """Faults of the named routes, of the gates they use and of the questions that use them."""
    questions = _first_by_code(root)
    yield from find_repeats(root["routes"])
    sound: dict[str, object] = {}
    for route in root["routes"]:
        faults = list(_check_condition(route["condition"], root["case_facts"], questions))
        yield from faults
        if not faults:
            sound[route.code] = route["condition"].value
    yield from _check_gates(root["routes"], questions)
    yield from _check_use(questions, {route.code for route in root["routes"]})
    yield from _check_order(questions, sound)


def _first_by_code(root: Node) -> dict[str, Node]:
    """The questions in order; of two with one code the first."""
    found: dict[str, Node] = {}
    for section in root["sections"]:
        for question in section["questions"]:
            if question.code:
                found.setdefault(question.code, question)
    return found


def _check_condition(
    condition: Node, facts: Node, questions: Mapping[str, Node]
) -> Iterator[Fault]:
    try:
        parse_condition(condition.value)
    except RoutingError as error:
        yield condition.fault(_("the condition cannot be read: %(why)s"), why=error)
        return
    for leaf in _leaves(condition):
        if "fact" in leaf:
            yield from _check_fact(leaf, facts)
        else:
            yield from _check_question(leaf, questions)


def _leaves(condition: Node) -> Iterator[Node]:
    for group in ("all", "any"):
        for part in condition[group]:
            yield from _leaves(part)
    if "not" in condition:
        yield from _leaves(condition["not"])
    if "fact" in condition or "question" in condition:
        yield condition


def _check_fact(leaf: Node, facts: Node) -> Iterator[Fault]:
    fact = next((one for one in facts if one.code == leaf["fact"].text), None)
    if fact is None:
        yield leaf["fact"].fault(_("there is no case fact “%(name)s”"), name=leaf["fact"].text)
        return
    if not fact["routes"].flag(default=False):
        # Levels set by the service must not hide the questions that would show them wrong.
        yield leaf["fact"].fault(
            _("“%(name)s” may not route questions (it is marked “routes: false”)"), name=fact.code
        )
    yield from _check_values(leaf, fact.code, [value.code for value in fact["values"]])


def _check_question(leaf: Node, questions: Mapping[str, Node]) -> Iterator[Fault]:
    gate = questions.get(leaf["question"].text)
    if gate is None:
        yield leaf["question"].fault(_("there is no question %(code)s"), code=leaf["question"].text)
        return
    yield from _check_values(leaf, gate.code, answer_codes(gate))


def _check_values(leaf: Node, owner: str, allowed: list[str]) -> Iterator[Fault]:
    for value in leaf["in"]:
        if value.text not in allowed:
            yield value.fault(
                _("“%(value)s” is not among the values of %(owner)s"),
                value=value.text,
                owner=owner,
            )


def _check_gates(routes: Node, questions: Mapping[str, Node]) -> Iterator[Fault]:
    """A gate is asked in every case, or the questions behind it could never be settled."""
    gates = {leaf["question"].text for route in routes for leaf in _leaves(route["condition"])}
    for code in sorted(gates & questions.keys()):
        gate = questions[code]
        if "route" in gate:
            yield gate["route"].fault(
                _("%(code)s decides whether other questions are asked, so it must not be hidden"),
                code=code,
            )
        if "standard" in gate:
            yield gate["standard"].fault(
                _("%(code)s decides whether other questions are asked, so it belongs to no theme"),
                code=code,
            )


def _check_use(questions: Mapping[str, Node], routes: set[str]) -> Iterator[Fault]:
    for question in questions.values():
        for name in question["route"]:
            if name.text not in routes:
                yield name.fault(_("there is no route “%(name)s”"), name=name.text)


def _check_order(questions: Mapping[str, Node], sound: Mapping[str, object]) -> Iterator[Fault]:
    """Questions that depend on later ones, on themselves or on each other."""
    routed = [
        _as_routed(question, [sound[name] for name in question["route"].texts() if name in sound])
        for question in questions.values()
    ]
    for fault in check_routing(routed):
        yield questions[fault.code]["route"].fault(fault.message)


def _as_routed(question: Node, conditions: list[object]) -> RoutedQuestion:
    return RoutedQuestion(
        code=question.code,
        values=tuple(dict.fromkeys(answer_codes(question))),
        condition=parse_condition({"all": conditions}) if conditions else None,
    )
