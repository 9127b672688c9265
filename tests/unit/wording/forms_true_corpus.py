"""What is true and looks like a falsehood: truth, language, standard of the passage, text."""

from tests.unit.wording.forms_corpus import ASSESSED, PLANNED

TRUE = (
    ("counted", "en", None, "Some spoke of being the only girl in a group."),
    ("counted", "en", None, "One young woman from the choir sang for the Lord Mayor."),
    ("counted", "en", None, "Two 16-year-olds from the youth council joined the board."),
    ("counted", "en", None, f"In too few cases did the plan follow from the assessment. {PLANNED}"),
    (
        "counted",
        "en",
        None,
        f"The case of one 16-year-old showed how good assessments could be: two-thirds of "
        f"them were. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Each of the 33 cases was read; in 22 of them the reasons were clear. {ASSESSED}",
    ),
    ("counted", "en", None, "The service was born on 1 April 2000."),
    ("counted", "en", None, "The idea was born in March 2014."),
    ("counted", "en", None, "Managers rated planning as good in their self-assessment."),
    (
        "counted",
        "en",
        None,
        f"Two-thirds of assessments were good, up from 55% in 2012. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Reasons were assessed in 22 cases. In two of these, the health visitor had "
        f"helped. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"For one child the plan followed from all of the assessment; that was so in 16 "
        f"of 33 cases. {PLANNED}",
    ),
    (
        "counted",
        "en",
        None,
        f"We would have liked to see every plan follow from the assessment. {PLANNED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Every plan should follow from the assessment; fewer than half did. {PLANNED}",
    ),
    (
        "counted",
        "en",
        None,
        f"We expect all plans to follow from the assessment; 48% did. {PLANNED}",
    ),
    (
        "counted",
        "en",
        None,
        f"In two cases the assessment was copied from the one before. {ASSESSED}",
    ),
    ("counted", "en", None, f"Just over a fifth of assessments were too thin. {ASSESSED}"),
    (
        "counted",
        "en",
        None,
        f"All cases were allocated within a day, and two-thirds of assessments were good. "
        f"{ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"All children were seen; in 22 cases the assessment said so. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Every child had an assessment, and 22 of 33 explained the offending. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Each assessment took about three hours, and two-thirds were good enough. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Although every assessment was on time, only two-thirds were good enough. {ASSESSED}",
    ),
    (
        "counted",
        "en",
        None,
        f"Four out of ten plans or more followed from the assessment. {PLANNED}",
    ),
    (
        "counted",
        "en",
        None,
        f"We expected to see a plan that followed from the assessment in all cases; this "
        f"was so in 48%. {PLANNED}",
    ),
    (
        "counted",
        "en",
        None,
        f"It is important that every plan follows from the assessment. {PLANNED}",
    ),
    ("counted", "en", None, f"Fewer than one in two plans followed from the assessment. {PLANNED}"),
    ("counted", "en", None, "Two looked-after children's nurses were employed."),
    ("counted", "en", None, "Three child protection plan reviews were cancelled."),
    (
        "counted",
        "en",
        None,
        "Two young women from the council's youth parliament spoke to the board.",
    ),
    ("counted", "en", None, f"All assessments but eleven were good enough. {ASSESSED}"),
    ("counted", "en", None, f"Every assessment bar 11 explained the offending. {ASSESSED}"),
    ("counted", "en", None, f"Half or more of the assessments were good enough. {ASSESSED}"),
    ("counted", "en", None, f"Twenty or more assessments were good enough. {ASSESSED}"),
    ("counted", "en", None, f"Twenty plans or fewer followed from the assessment. {PLANNED}"),
    (
        "counted",
        "en",
        None,
        f"Assessments were good enough in 22 cases (two-thirds), which is no better than "
        f"in 2013, when it was 23 of 34. {ASSESSED}",
    ),
    ("rated", "en", None, "Staff were good."),
    ("counted", "cy", None, f"Nid oedd pob asesiad yn ddigon da. {ASSESSED}"),
    ("counted", "cy", None, f"Dylai pob cynllun ddilyn yr asesiad. {PLANNED}"),
    (
        "counted",
        "cy",
        None,
        f"Darllenwyd pob achos, ac roedd dwy ran o dair o'r asesiadau yn ddigon da. {ASSESSED}",
    ),
    (
        "counted",
        "cy",
        None,
        f"Roedd pob plentyn wedi cael asesiad, ac roedd 67% ohonynt yn ddigon da. {ASSESSED}",
    ),
)
