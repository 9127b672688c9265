import pytest

from tests.unit.standards.small import SMALL, faults_of, line_of, spoil

SECOND_BAND = "{rating: strong, floor: 65, top: 100}"
BACKWARDS = spoil(
    "    condition: {fact: setting, in: [custody]}", "    condition: {question: PL02, in: [full]}"
)
ONE_QUESTION = SMALL[SMALL.index("      - code: PL03") : SMALL.index("report:")]

# What is wrong: (old text, new text, part of the reason, text on the line of the fault).
FAULTS = {
    "a field is missing": ("title: Planning", "", "“title” is missing", "- code: planning"),
    "a field is unknown": ("title: Planning", "titel: Planning", "“titel” is not a field", "titel"),
    "a field is empty": ("title: Small framework", "title:", "“title” is empty", "title:"),
    "text is only blanks": ("title: Planning", "title: ' '", "“title” is empty", "title: ' '"),
    "a number is no text": ('edition: "1"', "edition: 1", "must be text", "edition: 1"),
    "a text is no number": ("floor: 65,", "floor: many,", "must be a whole number", "floor: many"),
    "a text is no list": ("[full]", "full", "“sufficient_when” must be a list", "_when: full"),
    "a flag is no text": (
        "may_be_not_applicable: true",
        "may_be_not_applicable: 'true'",
        "must be true or false",
        "may_be_not_applicable",
    ),
    "a word is not among the known": (
        "compare: displayed",
        "compare: guessed",
        "must be one of: displayed, exact",
        "compare",
    ),
    "a code has the wrong form": ("code: PL02", "code: plan2", "two capital letters", "plan2"),
    "English is missing": ("{en: Strong, cy: Cryf}", "{cy: Cryf}", "“en” is missing", "Cryf"),
    "there is one answer only": (
        "          - {code: short, label: Short}\n",
        "",
        "“answers” needs at least 2",
        "answers:",
    ),
    "a percentage is over 100": ("top: 100}", "top: 101}", "may not be more than 100", "top: 101"),
    "bands leave a gap": (
        SECOND_BAND,
        SECOND_BAND.replace("65", "70"),
        "nothing covers 65 to 69",
        "floor: 70",
    ),
    "bands overlap": (SECOND_BAND, SECOND_BAND.replace("65", "60"), "overlap: 60", "floor: 60"),
    "bands do not reach 100": ("top: 100}", "top: 99}", "must end at 100", "top: 99"),
    "bands do not begin at 0": ("floor: 0,", "floor: 1,", "nothing covers 0 to 0", "floor: 1,"),
    "a band ends before it begins": ("top: 64", "top: -1", "may not be less than 0", "top: -1"),
    "a band is of an unknown word": (
        "{rating: strong",
        "{rating: great",
        "not one of the judgement words",
        "great",
    ),
    "a word has no band": (
        "    - {rating: weak, floor: 0, top: 64}\n",
        "",
        "“weak” has no band",
        "ranges:",
    ),
    "points do not rise": ("points: 2", "points: 1", "points must rise", "Cryf"),
    "two words have one code": ("{code: strong", "{code: weak", "already used on line", "Cryf"),
    "two standards have one code": (
        "  - code: extras",
        "  - code: safety",
        "already used on line",
        "  - code: safety\n    number: 3",
    ),
    "numbers do not rise": (
        "number: 3",
        "number: 2",
        "numbers must rise",
        "number: 2\n    title: E",
    ),
    "a score has no phrase": (
        "    score_phrase: extra work\n",
        "",
        "“score_phrase” is missing",
        "- code: extras",
    ),
    "fieldwork has a score": (
        "    judged_from: fieldwork",
        "    score_phrase: leading\n    judged_from: fieldwork",
        "so there is no score",
        "score_phrase: leading",
    ),
    "fieldwork has a chart": (
        "chart: false\n    areas",
        "chart: true\n    areas",
        "nothing to chart",
        "chart: true\n    areas",
    ),
    "a chart would be empty": (
        "        headline: Plan good\n",
        "",
        "the chart would be empty",
        "chart: true",
    ),
    "no question counts for a standard": (
        ONE_QUESTION,
        "",
        "no question counts for “extras”",
        "- code: extras",
    ),
    "two areas have one code": (
        "      - {code: board, number: 1, title: Board, aim: The board leads.}",
        "      - {code: board, number: 1, title: Board, aim: Leads.}\n"
        "      - {code: board, number: 2, title: Staff, aim: Works.}",
        "the code board is already used",
        "title: Staff",
    ),
    "two facts have one code": (
        "  - code: level",
        "  - code: setting",
        "already used on line",
        "- code: setting\n    label: Level",
    ),
    "a spelling means two values": (
        "[custodial]",
        "[comm]",
        "could mean community or custody",
        "label: Custody",
    ),
    "two sections have one code": (
        "  - code: planning",
        "  - code: about",
        "already used",
        "- code: about\n    title: Planning",
    ),
    "two questions have one code": (
        "code: PL02",
        "code: PL01",
        "PL01 is already used on line",
        "PL01\n        text: Which",
    ),
    "letters belong to another section": (
        "code: PL02",
        "code: AB02",
        "belong to the section about",
        "code: AB02",
    ),
    "a standard is unknown": (
        "standard: extras",
        "standard: xtras",
        "no standard “xtras”",
        "standard: xtras",
    ),
    "a counted question has no standard": (
        "        standard: extras\n",
        "",
        "PL03 counts, so it must name its “standard”",
        "PL03",
    ),
    "a question counts for fieldwork": (
        "standard: extras",
        "standard: leadership",
        "no question can count for it",
        "standard: leadership",
    ),
    "a question is also shown where it counts": (
        "also_shown_in: [safety]",
        "also_shown_in: [extras]",
        "named twice",
        "also_shown_in",
    ),
    "sufficient is not among the answers": (
        "[full]",
        "[perfect]",
        "not among the answers of PL02",
        "[perfect]",
    ),
    "every answer is sufficient": ("[full]", "[full, short]", "every answer to PL02", "[full, "),
    "it is not said what is sufficient": (
        "        sufficient_when: [full]\n",
        "",
        "must say “sufficient_when”",
        "code: PL02",
    ),
    "not applicable is sufficient": (
        "may_be_not_applicable: true",
        "may_be_not_applicable: true\n        sufficient_when: ['yes', na]",
        "can never be sufficient",
        "'yes', na",
    ),
    "na is written as an answer": (
        "{code: short, label: Short}",
        "{code: na, label: Nothing}",
        "may_be_not_applicable: true",
        "label: Nothing",
    ),
    "a note is asked for no answer": (
        "        sufficient_when: [full]",
        "        sufficient_when: [full]\n        note_required_for: [long]",
        "“long” is not among the answers",
        "[long]",
    ),
    "two reasons have one code": (
        "{code: late, label: Late}",
        "{code: none, label: Late}",
        "already used on line",
        "label: Late",
    ),
    "reasons for an impossible no": (
        "        sufficient_when: [full]",
        "        sufficient_when: [full]\n        reasons_for_no: [{code: x, label: X}]",
        "PL02 cannot be answered no",
        "label: X",
    ),
    "a headline does not count": (
        "        counts: false",
        "        counts: false\n        headline: Danger",
        "AB01 does not count, so it has no headline",
        "headline: Danger",
    ),
    "a route is unknown": ("[custody, danger]", "[custody, fire]", "no route “fire”", "fire]"),
    "two routes have one code": (
        "  - code: danger",
        "  - code: custody",
        "already used on line",
        "- code: custody\n    label: there",
    ),
    "a condition has no known form": (
        "{fact: setting, in: [custody]}",
        "{fact: setting}",
        "the condition cannot be read",
        "{fact: setting}",
    ),
    "a condition uses an unknown fact": (
        "fact: setting",
        "fact: weather",
        "no case fact “weather”",
        "weather",
    ),
    "a condition uses a fact that may not route": (
        "{fact: setting, in: [custody]}",
        "{fact: level, in: [high]}",
        "“level” may not route questions",
        "fact: level",
    ),
    "a condition uses an unknown value": (
        "in: [custody]",
        "in: [prison]",
        "“prison” is not among the values of setting",
        "prison",
    ),
    "a condition uses an unknown question": (
        "question: AB01",
        "question: AB09",
        "there is no question AB09",
        "AB09",
    ),
    "a condition uses an unknown answer": (
        'in: ["yes"]',
        "in: [maybe]",
        "“maybe” is not among the values of AB01",
        "maybe",
    ),
    "a gate is hidden inside its own section": (
        "        guidance: Decide from the record.",
        "        guidance: Decide.\n        route: [custody]",
        "so it must not be hidden",
        "route: [custody]\n",
    ),
    "a gate belongs to a standard": (
        "        counts: false",
        "        counts: false\n        standard: extras",
        "so it belongs to no theme",
        "standard: extras\n        prov",
    ),
    "two report parts have one code": (
        "{code: cover,",
        "{code: themes,",
        "already used",
        "- code: themes\n    title: Themes",
    ),
    "a report part is one that reports do not have": (
        "{code: cover, title: Cover}",
        "{code: horoscope, title: Cover}",
        "“code” is “horoscope”, but must be one of: cover, foreword",
        "horoscope",
    ),
    "no report part repeats": ("    repeats: standards\n", "", "exactly one part", "report:"),
    "a report part is limited outside themes": (
        "title: Cover}",
        "title: Cover, when: chart}",
        "only has a meaning",
        "when: chart",
    ),
    "a code is too long": ("code: extras\n", f"code: {'x' * 51}\n", "at most 50", "xxxxx"),
    "bands stand in another order": (
        "    - {rating: weak, floor: 0, top: 64}\n    - {rating: strong, floor: 65",
        "    - {rating: strong, floor: 0, top: 64}\n    - {rating: weak, floor: 65",
        "in the order of the words",
        "ranges:",
    ),
    "a condition inside others uses an unknown fact": (
        "{fact: setting, in: [custody]}",
        "{any: [{not: {fact: setting, in: [custody]}}, {all: [{fact: weather, in: [wet]}]}]}",
        "no case fact “weather”",
        "weather",
    ),
}


def test_small_framework_has_no_fault():
    assert faults_of(SMALL) == []


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_reported_with_line_and_reason(name):
    old, new, reason, place = FAULTS[name]
    text = spoil(old, new)

    found = [(fault.line, fault.reason) for fault in faults_of(text)]

    assert any(line == line_of(place, text) and reason in why for line, why in found), found


def test_route_to_later_question_is_reported_at_the_question():
    reasons = {fault.line: fault.reason for fault in faults_of(BACKWARDS)}

    assert (
        "PL01 depends on PL02, which is asked later"
        in reasons[line_of("[custody, danger]", BACKWARDS)]
    )


def test_questions_that_depend_on_each_other_are_reported():
    text = spoil('in: ["yes"]', "in: [full]", BACKWARDS)
    text = spoil("question: AB01", "question: PL01", text)
    text = spoil("in: [full]}\nsections", 'in: ["yes"]}\nsections', text)
    text = spoil(
        "        sufficient_when", "        route: [danger]\n        sufficient_when", text
    )

    assert any("depend on each other" in fault.reason for fault in faults_of(text))


def test_section_over_twenty_questions_is_reported():
    more = "".join(ONE_QUESTION.replace("PL03", f"PL{number}") for number in range(10, 28))
    text = spoil("report:", f"{more}report:")

    (fault,) = faults_of(text)

    assert (fault.line, "21 questions" in fault.reason) == (line_of("- code: planning", text), True)


def test_all_faults_are_reported_at_once_in_order_of_lines():
    text = spoil("compare: displayed", "compare: guessed")
    text = spoil("standard: extras", "standard: xtras", text)
    text = spoil("code: cover,", "kode: cover,", text)

    lines = [fault.line for fault in faults_of(text)]

    assert lines == sorted(lines)
    assert {line_of(part, text) for part in ("guessed", "xtras", "kode")} <= set(lines)


@pytest.mark.parametrize("text", ["- a list", "just text", "17", "{}", "sections: 3\nroutes: [1]"])
def test_file_of_another_shape_is_refused_without_stumbling(text):
    assert faults_of(text)
