"""Made-up sentences on standards with ratings and points, some of which share a title."""

from wording.checking import Counted, RatingWord, Standard, Truth

RATED_TRUTH = Truth(
    cases=40,
    scale=(
        RatingWord("inadequate", ("Inadequate",), 0),
        RatingWord("requires_improvement", ("Requires improvement",), 1),
        RatingWord("good", ("Good",), 2),
        RatingWord("outstanding", ("Outstanding",), 3),
    ),
    service=("Saltholme YOS",),
    overall_rating="requires_improvement",
    overall_points=14,
    standards=(
        Standard(
            "1.1",
            "1.1",
            ("Governance and leadership", "Governance"),
            ("governance and leadership",),
            "good",
        ),
        Standard("1.2", "1.2", ("Staff",), ("the way staff were equipped and supported",), "good"),
        Standard(
            "2.1",
            "2.1",
            ("Assessment", "Court assessment"),
            ("assessment in court cases",),
            "requires_improvement",
            Counted("standard:2.1", 18, 26),
        ),
        Standard(
            "2.2",
            "2.2",
            ("Planning", "Court planning"),
            ("planning in court cases",),
            "good",
            Counted("standard:2.2", 19, 26),
        ),
        Standard(
            "3.1",
            "3.1",
            ("Assessment",),
            ("assessing out-of-court cases",),
            "outstanding",
            Counted("standard:3.1", 13, 14),
        ),
        Standard(
            "3.2",
            "3.2",
            ("Planning",),
            ("planning out-of-court cases",),
            "inadequate",
            Counted("standard:3.2", 7, 14),
        ),
    ),
)

# (text, standard of the passage, words that are wrong)
RATED_FALSEHOODS = (
    ("Overall, Saltholme YOS is rated as ‘Good’.", None, "Good"),
    ("We rated the service as Outstanding.", None, "Outstanding"),
    ("Saltholme YOS received 15 out of 36 points.", None, "15 out of 36 points"),
    ("The service was given an overall rating of ‘Good’.", None, "Good"),
    ("Saltholme YOS was good overall.", None, "good"),
    ("Overall, the YOS was inadequate.", None, "inadequate"),
    ("Governance and leadership is rated as ‘Requires improvement’.", None,
     "Requires improvement"),
    ("Governance and leadership required improvement.", None, "required improvement"),
    ("Standard 2.1 was rated ‘Good’.", None, "Good"),
    ("Planning was rated as ‘Inadequate’.", "2.2", "Inadequate"),
    ("Planning was rated as ‘Outstanding’.", None, "Outstanding"),
    ("Assessment in court cases was rated as good.", None, "good"),
    ("Our rating for planning in court cases is ‘Inadequate’.", None, "Inadequate"),
    ("Staff: Outstanding", None, "Outstanding"),
    ("This standard is rated ‘Good’.", "2.1", "Good"),
    ("Overall, the service requires improvement in court work, but governance and leadership "
     "was outstanding.", None, "outstanding"),
    ("Planning out-of-court cases was rated ‘Requires improvement’.", None,
     "Requires improvement"),
)  # fmt: skip

RATED_CORRECTED = (
    ("Overall, Saltholme YOS is rated as ‘Requires improvement’.", None),
    ("Saltholme YOS received 14 out of 36 points.", None),
    ("Planning was rated as ‘Good’.", None),
    ("Planning was rated as ‘Inadequate’.", "3.2"),
    ("Governance and leadership is rated as ‘Good’.", None),
    ("Planning was good when children were seen.", "3.2"),
    ("Assessment was good in most cases.", "2.1"),
    ("Assessment of risk was good.", "2.1"),
    ("The quality of assessment was good.", "2.1"),
    ("Staff were good at engaging children.", None),
    ("Staff were outstanding advocates.", None),
    ("The service was good at listening.", None),
    ("Information sharing required improvement.", None),
    ("The YOS is a good place to work; its offices were poor.", None),
    ("Policies and practice require improvement.", "2.1"),
)
