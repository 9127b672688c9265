"""What the checks find, in words for the person who is to mend it."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from judgements.queries.register_rules import all_registers
from reports.queries.material import Material
from reports.types import LiveFact
from standards.queries.ratings import rating_word
from wording.checking import Fault, FaultCode

Teller = Callable[[Material, Fault], str]


def say_fault(material: Material, fault: Fault) -> str:
    """Return why a passage cannot stand as it is."""
    return TELLERS[fault.code](material, fault)


def name_subject(material: Material, subject: str) -> str:
    """Return what the beginning of a fact key speaks of, in words: "question A01 (Reasons …)"."""
    kind, _colon, code = subject.partition(":")
    content = material.content
    if kind == "question" and code in content.question_by_code:
        question = content.question_by_code[code]
        return _("question %(code)s (%(text)s)") % {
            "code": code,
            "text": str(question.headline or question.text).rstrip("?"),
        }
    if kind == "key" and code in content.key_question_by_code:
        text = str(content.key_question_by_code[code].text).rstrip("?")
        return _("key question %(code)s (%(text)s)") % {"code": code, "text": text}
    if kind == "standard" and code in content.standard_by_code:
        return f"{content.name_of(content.standard_by_code[code])}"
    if kind == "cases":
        return _("the number of cases")
    if kind == "register" and code in all_registers():
        return _("the register “%(title)s”") % {"title": all_registers()[code].title}
    fact = material.facts.get(subject)
    return f"{fact.group}: {fact.label}" if fact else subject


def _number(material: Material, fault: Fault) -> str:
    found = fault.parameters
    if "fact" in found:
        return _("“%(seen)s” was true when it was put in. Now it is “%(now)s”.") % {
            "seen": found.get("seen", ""),
            "now": found.get("now", ""),
        }
    subject = found.get("subject", "")
    return _("“%(words)s” is not what the data say. For %(subject)s they say: %(expected)s.") % {
        "words": fault.words,
        "subject": name_subject(material, subject),
        "expected": _expected(material, subject, found),
    }


def _expected(material: Material, subject: str, found: Mapping[str, str]) -> str:
    if "percent" in found:
        return _("%(percent)s%%, %(count)s of %(base)s") % found
    # What was not counted of cases is told by its live facts.
    facts = (fact for key, fact in material.facts.items() if key.startswith(f"{subject}:"))
    told = "; ".join(f"{fact.label}: {fact.text}" for fact in facts if fact.text)
    return found.get("expected") or told or _("nothing")


def _fact(material: Material, fault: Fault) -> str:
    key = fault.parameters.get("fact", fault.words)
    fact: LiveFact | None = material.facts.get(key)
    if fact is None:
        return _("“%(key)s” is no live fact of this inspection.") % {"key": key}
    return _("“%(label)s” cannot be printed. %(why)s") % {
        "label": fact.label,
        "why": fact.withheld,
    }


def _proportion(material: Material, fault: Fault) -> str:
    found = fault.parameters
    return _(
        "“%(words)s” does not agree with the data. For %(subject)s they say %(count)s of %(base)s, "
        "which is “%(expected)s”."
    ) % {
        "words": fault.words,
        "subject": name_subject(material, found.get("subject", "")),
        "count": found.get("count", ""),
        "base": found.get("base", ""),
        "expected": found.get("expected", ""),
    }


def _judgement(material: Material, fault: Fault) -> str:
    code, agreed = fault.parameters.get("standard", ""), fault.parameters.get("agreed", "")
    content = material.content
    about = _named(material, code) if code in content.standard_by_code else _("the whole service")
    if agreed in content.rating_by_code:
        return _("“%(words)s” is not the judgement of %(about)s: that is “%(agreed)s”.") % {
            "words": fault.words,
            "about": about,
            "agreed": rating_word(content, agreed).lower()
            if content.is_starred
            else rating_word(content, agreed),
        }
    if agreed.isdigit():
        return _("“%(words)s” is not the rating of %(about)s: that is %(agreed)s.") % {
            "words": fault.words,
            "about": about,
            "agreed": agreed,
        }
    return _("“%(words)s” reads like a judgement of %(about)s, and there is none.") % {
        "words": fault.words,
        "about": about,
    }


def _named(material: Material, standard: str) -> str:
    found = material.content.standard_by_code[standard]
    return f"{material.content.name_of(found)} ({found.title})"


def _reference(_material: Material, fault: Fault) -> str:
    return _("“%(found)s” is the reference of a case. A report names no case.") % {
        "found": fault.parameters.get("found", fault.words)
    }


def _birth_date(_material: Material, fault: Fault) -> str:
    return _(
        "“%(words)s” reads like a date of birth. A report tells the age of a child at most."
    ) % {"words": fault.words}


def _name(_material: Material, fault: Fault) -> str:
    return _(
        "“%(found)s” is a name that stands in the evidence or in the notes on a case. Take it out, "
        "or give the child of a practice example another name."
    ) % {"found": fault.parameters.get("found", fault.words)}


def _small_cell(_material: Material, fault: Fault) -> str:
    return _(
        "“%(words)s” counts so few children of one kind that somebody could be recognised. Leave "
        "the number out."
    ) % {"words": fault.words}


def _unbacked(_material: Material, fault: Fault) -> str:
    return _(
        "Nothing backs “%(words)s”. Link the sentence to evidence, to a figure with its source or "
        "to what it is about, or say why the number can stand."
    ) % {"words": fault.words}


TELLERS: Mapping[FaultCode, Teller] = {
    FaultCode.NUMBER_CONTRADICTED: _number,
    FaultCode.FACT_UNKNOWN: _fact,
    FaultCode.PROPORTION_CONTRADICTED: _proportion,
    FaultCode.JUDGEMENT_CONTRADICTED: _judgement,
    FaultCode.CASE_REFERENCE: _reference,
    FaultCode.BIRTH_DATE: _birth_date,
    FaultCode.EVIDENCE_NAME: _name,
    FaultCode.SMALL_CELL: _small_cell,
    FaultCode.UNBACKED_NUMBER: _unbacked,
}
