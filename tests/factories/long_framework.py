"""An edition with more questions than any real one, to see that the scoring page stays light."""

from pathlib import Path

from standards.models import Framework
from tests.factories.frameworks import SMALL, make_framework

SECTIONS, QUESTIONS = 8, 20
GATE = "A01"
# Every third question hangs on the gate.
ROUTED = 3

SECTION = """
  - code: part-{letter}
    title: Part {capital}
    questions:
"""
QUESTION = """
      - code: {code}
        text: Is what {code} asks about done well enough in this case, for this child and victims?
        guidance: Look at the record, then at what the child says, then at what came of it.
        standard: {standard}
        note_required_for: ["no"]
        reasons_for_no:
          - {{code: thin, label: Too thin}}
          - {{code: late, label: Too late}}
          - {{code: none, label: Not done}}
        provenance: assumed
"""


def make_long_framework(folder: Path) -> Framework:
    """Publish an edition of 160 questions in sections of 20; the first question is a gate."""
    before, _sections, after = _parts(SMALL.read_text())
    path = folder / "long.yaml"
    path.write_text(before.replace("AB01", GATE) + "sections:" + _all_sections() + after)
    return make_framework(path)


def _parts(text: str) -> tuple[str, str, str]:
    before, _, rest = text.partition("sections:\n")
    sections, _, report = rest.partition("\nreport:\n")
    return before, sections, f"\nreport:\n{report}"


def _all_sections() -> str:
    return "".join(_section(place) for place in range(SECTIONS))


def _section(place: int) -> str:
    letter = chr(ord("a") + place)
    questions = (_question(letter.upper(), number) for number in range(1, QUESTIONS + 1))
    return SECTION.format(letter=letter, capital=letter.upper()) + "".join(questions)


def _question(letter: str, number: int) -> str:
    code = f"{letter}{number:02}"
    standard = "planning" if number % 2 else "assessing"
    text = QUESTION.format(code=code, standard=standard)
    is_routed = code != GATE and number % ROUTED == 0
    return f"{text}        route: [harm]\n" if is_routed else text
