"""Made-up truths: 33 cases counted, and standards rated in words, in points and in stars."""

from dataclasses import replace

from wording.checking import Characteristic, Counted, RatingWord, Standard, Truth

_SCALE = (
    RatingWord("poor", ("Poor",), 1),
    RatingWord("unsatisfactory", ("Unsatisfactory",), 2),
    RatingWord("satisfactory", ("Satisfactory",), 3),
    RatingWord("good", ("Good",), 4),
)
_WELSH_SCALE = (
    RatingWord("poor", ("Gwael",), 1),
    RatingWord("unsatisfactory", ("Anfoddhaol",), 2),
    RatingWord("satisfactory", ("Boddhaol",), 3),
    RatingWord("good", ("Da",), 4),
)
_COUNTED = Truth(
    cases=33,
    submitted=33,
    counted=(
        Counted("question:AS01", 22, 33, reasons={"thin": 7, "late": 4}),
        Counted("question:PL01", 16, 33),
    ),
    standards=(
        Standard("assessing", "1", ("Assessing",), ("assessing",), "good"),
        Standard("planning", "2", ("Planning",), ("planning",), "poor"),
        Standard("leading", "3", ("Leading",), ("leadership",), "unsatisfactory"),
    ),
    scale=_SCALE,
    service=("Eastmarsh Youth Offending Team",),
    characteristics=(
        Characteristic(
            "sex", "female", ("girl", "girls", "young woman", "young women", "female"), 7
        ),
        Characteristic("sex", "male", ("boy", "boys", "young man", "young men", "male"), 26),
        Characteristic("ethnicity", "black", ("black",), 3),
        Characteristic("ethnicity", "asian", ("asian",), 2),
        Characteristic("age", "15_16", ("16-year-old", "16-year-olds"), 12),
        Characteristic("age", "17", ("17-year-old", "17-year-olds"), 9),
        Characteristic("looked_after", "yes", ("looked after", "looked-after", "in care"), 4),
        Characteristic("child_protection", "yes", ("child protection plan",), 4),
    ),
    names=frozenset(
        {
            *("Bethan", "Dai", "Keira", "Llŷr", "Loughton", "McAllister", "O’Connor"),
            *("Pritchard", "Siân", "Tyrone", "Zac", "Zac-Joseph"),
        }
    ),
    case_references=frozenset({"EM-07", "EM-10"}),
    inspected_in=2015,
)
_RATED = Truth(
    scale=(
        RatingWord("inadequate", ("Inadequate",), 0),
        RatingWord("requires_improvement", ("Requires improvement",), 1),
        RatingWord("good", ("Good",), 2),
        RatingWord("outstanding", ("Outstanding",), 3),
    ),
    service=("Eastmarsh Youth Offending Team",),
    overall_rating="requires_improvement",
    overall_points=19,
    standards=(
        Standard("1.1", "1.1", ("Governance and leadership", "Governance"), (), "good"),
        Standard("1.2", "1.2", ("Staff",), (), "requires_improvement"),
        Standard("1.4", "1.4", ("Information and facilities", "Information"), (), "good"),
        Standard("2.1", "2.1", ("Assessment",), ("assessment in court cases",), "inadequate"),
    ),
)
_THEMED = Truth(
    scale=_SCALE,
    service=("Eastmarsh Youth Offending Team",),
    standards=(Standard("public", "2", ("Protecting the public", "Public"), (), "unsatisfactory"),),
)

TRUTHS = {
    ("counted", "en"): _COUNTED,
    ("counted", "cy"): replace(_COUNTED, scale=_WELSH_SCALE, characteristics=()),
    ("rated", "en"): _RATED,
    ("rated", "cy"): replace(
        _RATED,
        scale=(
            RatingWord("inadequate", ("Annigonol",), 0),
            RatingWord("requires_improvement", ("Angen gwella",), 1),
            RatingWord("good", ("Da",), 2),
            RatingWord("outstanding", ("Rhagorol",), 3),
        ),
        standards=(
            Standard("1.1", "1.1", ("Llywodraethu ac arweinyddiaeth",), (), "good"),
            Standard("2.1", "2.1", ("Asesu",), ("asesu mewn achosion llys",), "inadequate"),
        ),
    ),
    ("themed", "en"): _THEMED,
    ("themed", "cy"): replace(
        _THEMED,
        scale=_WELSH_SCALE,
        standards=(Standard("public", "2", ("Diogelu'r cyhoedd",), (), "unsatisfactory"),),
    ),
}
