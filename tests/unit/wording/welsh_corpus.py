"""Made-up Welsh sentences of reports and what checking must make of them."""

from dataclasses import replace

from tests.unit.wording.corpus import ABOUT_A, ABOUT_B, TRUTH
from wording.checking import Characteristic, Counted, RatingWord, Standard

WELSH_TRUTH = replace(
    TRUTH,
    facts={"question:A01:words": "ychydig o dan hanner", "cases": "34"},
    standards=(
        Standard(
            "reducing",
            "1",
            ("Lleihau aildroseddu",),
            ("gwaith i leihau aildroseddu",),
            "unsatisfactory",
            Counted("standard:reducing", 366, 600),
        ),
        Standard(
            "public",
            "2",
            ("Diogelu’r cyhoedd",),
            ("gwaith i ddiogelu’r cyhoedd",),
            "satisfactory",
            Counted("standard:public", 330, 500),
        ),
    ),
    scale=(
        RatingWord("poor", ("Gwael",), 1),
        RatingWord("unsatisfactory", ("Anfoddhaol",), 2),
        RatingWord("satisfactory", ("Boddhaol",), 3),
        RatingWord("good", ("Da",), 4),
    ),
    characteristics=(
        Characteristic("sex", "female", ("merch", "merched", "menyw ifanc", "menywod ifanc"), 7),
        Characteristic("ethnicity", "black", ("du", "duon"), 3),
    ),
)

# True figures from outside the data: no error.
WELSH_TRUE_FIGURES = (
    "Yn 2014/2015, dim ond 56.8% o blant oedd mewn addysg lawn-amser.",
    "Gostyngodd y gyllideb £1.2 miliwn dros dair blynedd.",
    "Dyrannwyd gweithiwr cymdeithasol o fewn deg diwrnod gwaith.",
    "Mae adran 38 o Ddeddf Trosedd ac Anhrefn 1998 yn gosod dyletswydd ar bartneriaid.",
    "Daeth 1,250 o bobl ifanc i sylw'r heddlu yn y flwyddyn hyd at fis Mawrth 2016.",
    "Roedd dau swyddog heddlu yn gweithio gyda'r tîm.",
    "Cynhaliwyd y gwaith maes yn ystod yr wythnosau'n dechrau 25 Ebrill 2016 a 9 Mai 2016.",
    "Roedd hyn yn arbennig o wir am y rhai dros 16 oed.",
    "Roedd 12 o reolwyr achos a 31 o wirfoddolwyr yn gweithio i'r tîm.",
    "Gweler thema 2, paragraff 3.2 ac Atodiad 1.",
    "Cyfarfu'r Bwrdd chwe gwaith mewn 18 mis.",
    "Roedd y gyfradd aildroseddu yn 42.3%, o gymharu â 37.9% yn genedlaethol.",
)

# (text, standard of the passage, code, words that are wrong)
WELSH_FALSEHOODS = (
    (f"Aseswyd troseddu yn ddigon da yn y rhan fwyaf o achosion{ABOUT_A}.", None,
     "proportion_contradicted", "y rhan fwyaf"),
    (f"Roedd mwyafrif yr asesiadau yn ddigonol{ABOUT_A}.", None, "proportion_contradicted",
     "mwyafrif"),
    (f"Roedd ychydig dros hanner yr asesiadau'n ddigonol{ABOUT_A}.", None,
     "proportion_contradicted", "ychydig dros hanner"),
    (f"Nid oedd cynlluniau'n ddigonol yn y rhan fwyaf o achosion{ABOUT_B}.", None,
     "proportion_contradicted", "y rhan fwyaf"),
    (f"Roedd asesiadau'n ddigonol mewn 18 o'r 33 achos{ABOUT_A}.", None,
     "number_contradicted", "18 o'r 33"),
    (f"Roedd 60 y cant o'r asesiadau yn ddigonol{ABOUT_A}.", None, "number_contradicted",
     "60 y cant"),
    ("Arolygwyd 36 o achosion.", None, "number_contradicted", "36"),
    ("Edrychwyd ar tri deg chwech o achosion.", None, "number_contradicted", "tri deg chwech"),
    ("Gwnaed 71% o'r gwaith i leihau aildroseddu yn ddigon da.", None, "number_contradicted",
     "71%"),
    ("Yn gyffredinol, roedd gwaith i leihau aildroseddu yn foddhaol.", None,
     "judgement_contradicted", "foddhaol"),
    ("Barnwyd bod gwaith i leihau aildroseddu yn dda.", None, "judgement_contradicted", "dda"),
    ("Lleihau aildroseddu: Da", None, "judgement_contradicted", "Da"),
    ("Yn gyffredinol, roedd y thema hon yn dda.", "reducing", "judgement_contradicted", "dda"),
    ("Nid oedd gan ddwy o'r tair merch gynllun.", None, "small_cell", "ddwy o'r tair merch"),
    ("Roedd un plentyn du yn y sampl.", None, "small_cell", "un plentyn du"),
    ("Ganed ef ar 12 Mawrth 2001.", None, "birth_date", "12 Mawrth 2001"),
    ("Gwelsom gynllun Lewis.", None, "evidence_name", "Lewis"),
    ("Yn ffeil SV-0012 nid oedd cynllun.", None, "case_reference", "SV-0012"),
)  # fmt: skip

# The falsehoods put right, and words that judge nothing.
WELSH_CORRECTED = (
    (f"Aseswyd troseddu yn ddigon da mewn ychydig o dan hanner yr achosion{ABOUT_A}.", None),
    (f"Nid oedd asesiadau'n ddigonol yn y rhan fwyaf o achosion{ABOUT_A}.", None),
    (f"Roedd asesiadau'n ddigonol mewn 16 o'r 33 achos{ABOUT_A}.", None),
    (f"Roedd y rhan fwyaf o staff wedi'u hyfforddi{ABOUT_A}.", None),
    ("Arolygwyd 34 o achosion.", None),
    ("Gwnaed 61% o'r gwaith i leihau aildroseddu yn ddigon da.", None),
    ("Yn gyffredinol, roedd gwaith i leihau aildroseddu yn anfoddhaol.", None),
    ("Roedd cyfathrebu ag ysgolion yn dda.", "reducing"),
    ("Roedd gwaith da yn cael ei wneud gan reolwyr achos.", "reducing"),
    ("Roedd merched yn y grŵp.", None),
)
