"""An edition with more questions than any real one, to see that the scoring page stays light."""

from pathlib import Path

from standards.models import Framework
from tests.factories.frameworks import SMALL, make_framework

SECTIONS, QUESTIONS = 8, 20
GATE = "QA01"
# Every third question hangs on the gate.
ROUTED = 3

SECTION = """
  - code: part-{place}
    title: Part {place}
    questions:
"""
QUESTION = """
      - code: {code}
        text: Is what {code} asks about done well enough in this case, for child and victims?
        guidance: Look at the record, then at what the child says, then at what came of it.
        provenance: assumed
"""
COUNTED = """        standard: {standard}
        headline: What {code} asks about
        note_required_for: ["no"]
        reasons_for_no:
          - {{code: thin, label: Too thin}}
          - {{code: late, label: Too late}}
          - {{code: none, label: Not done}}
"""


def make_long_framework(folder: Path) -> Framework:
    """Publish an edition of 160 questions in sections of 20; the first question is a gate."""
    before, _, rest = SMALL.read_text().partition("sections:\n")
    _, _, report = rest.partition("\nreport:\n")
    # One more section, for the theme that is covered only where it was chosen.
    court = (
        SECTION.format(place=SECTIONS + 1)
        + QUESTION.format(code="CR01")
        + COUNTED.format(code="CR01", standard="court")
    )
    sections = "".join(_section(place) for place in range(1, SECTIONS + 1)) + court
    path = folder / "long.yaml"
    path.write_text(f"{before.replace('AB01', GATE)}sections:\n{sections}\nreport:\n{report}")
    return make_framework(path)


def _section(place: int) -> str:
    questions = (_question(place, number) for number in range(1, QUESTIONS + 1))
    return SECTION.format(place=place) + "".join(questions)


def _question(place: int, number: int) -> str:
    code = f"Q{chr(ord('A') + place - 1)}{number:02}"
    if code == GATE:
        return QUESTION.format(code=code) + "        counts: false\n"
    standard = "planning" if number % 2 else "assessing"
    route = "        route: [harm]\n" if number % ROUTED == 0 else ""
    return QUESTION.format(code=code) + COUNTED.format(code=code, standard=standard) + route
