"""The words around a number that say what kind of number it is, English and Welsh.

Each entry is a regular expression: `before` ones end where the number begins, `after` ones begin
where it ends. They are tried without regard to capitals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wording.languages import ENGLISH, WELSH, all_forms

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_WELSH_MONTHS = "|".join(
    all_forms(
        [
            "Ionawr",
            "Chwefror",
            "Mawrth",
            "Ebrill",
            "Mai",
            "Mehefin",
            "Gorffennaf",
            "Awst",
            "Medi",
            "Hydref",
            "Tachwedd",
            "Rhagfyr",
        ],
        WELSH,
    )
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What stands before and after the numbers of each kind, and between the numbers of a pair."""

    months: str
    percent_after: str
    money_after: str
    stars_after: str
    points_after: str
    age_before: str
    age_after: str
    duration_after: str
    time_before: str
    time_after: str
    law_before: str
    reference_before: str
    reference_after: str
    joint: str
    reversed_joint: str
    range_joint: str
    list_joint: str
    counted_nouns: str
    about: str
    over: str
    under: str
    at_least: str
    at_most: str


_ENGLISH = Vocabulary(
    months=_MONTHS,
    percent_after=r"\s?%(?! points)|[\s-]?per[\s-]?cent\b(?! points)|\spercentage\b(?! points)",
    money_after=r"\s?(?:pounds?|pence|euros?)\b",
    stars_after=(r"[\s-]stars?\b(?:\sout of (?:[0-9]+|two|three|four|five|six)\b)?|-starred\b"),
    points_after=r"[\s-]points?\b",
    age_before=(
        r"\b(?:aged?|ages|aged between|aged from|ages? of|ages? (?:from|between|to)|"
        r"(?:post|pre|under|over)-|(?:turned|reached|turning|attained|children (?:over|under)|"
        r"those (?:over|under)|people (?:over|under)|anyone (?:over|under)))\s?$"
    ),
    age_after=(
        r"(?:[\s-]+years?)?[\s-]+olds?\b|\+(?!\d)|[\s-]years? of age\b|s and (?:over|under)\b|"
        r"[\s-](?:or|and) (?:over|older|under|younger)\b|[’']?s\b(?=[\s,.;)]|$)"
    ),
    duration_after=(
        r"[\s-]+(?:(?:working|calendar|school|consecutive|full|whole|further|more|additional|"
        r"clear|short|long|half|contact|guided|teaching|calendar)[\s-]+)?"
        r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|weekends?|fortnights?|months?|"
        r"quarters?|terms?|years?|decades?|nights?|evenings?|mornings?|afternoons?)[’']?\b"
    ),
    time_before=r"\b(?:at|by|before|after|until|from|to)\s$",
    time_after=r"\s?(?:am|pm|a\.m\.|p\.m\.|noon|o[’']clock)\b|:\d\d\b",
    law_before=(
        r"(?:\b(?:sub-?sections?|sections?|schedules?|articles?|clauses?|regulations?|rules?|"
        r"Parts?|Acts?|Orders?|ss?\.|c\.|cap\.|Code|UNCRC article|Protocol)\s|§\s?|\bs(?=\d))$"
    ),
    reference_before=(
        r"(?:\b(?:paragraphs?|paras?\.?|chapters?|themes?|standards?|key questions?|questions?|"
        r"appendix|appendices|annex(?:es|e)?|pages?|pp?\.|tables?|figures?|charts?|box|"
        r"boxes|recommendations?|(?:key )?findings?|numbers?|no\.|nos\.|levels?|grades?|"
        r"(?:school |in |curriculum )?Years?|Key Stages?|stages?|tiers?|phases?|steps?|versions?|"
        r"editions?|volumes?|vol\.|issues?|lines?|items?|domains?|criteri(?:on|a)|indicators?|"
        r"outcomes?|objectives?|priorit(?:y|ies)|units?|rooms?|floors?|bands?|categor(?:y|ies)|"
        r"types?|routes?|phase|entry level|NVQ|BTEC|MAPPA|formula|ISBN|ISSN|tel\.?|telephone|"
        r"phone|call|form|model|wing|bus|flat|week|day|session|module|workbook|part)"
        r"[\s:]\(?|#\s?|&\s?)$"
    ),
    reference_after=r"\s(?:[A-Z][a-z]+\s){1,3}(?:Street|Road|House|Lane|Square|Avenue|Place|Court)\b",
    joint=(
        r"(?:\s(?:{noun}\s)?(?:out\s)?of(?:\s(?:a|the|our|these|those|all|them|total of))*"
        r"(?:\s(?:total of|relevant|inspected|sampled|applicable))*\s|\s?/\s?|"
        r"\s(?:{noun}),\sout\sof(?:\s(?:the|a\stotal\sof))?\s|"
        r"\s\((?:out\s)?of(?:\s(?:the|all))?\s|\sfrom (?:the|a total of|a possible)\s)"
    ),
    reversed_joint=(
        r"(?:\s(?:\w+[\s-]){{0,4}}?(?:{noun})\b[^,.;]{{0,60}},\s|,\s)"
        r"(?:(?:only|just|all but|some|about|around|as many as|as few as)\s)?"
    ),
    range_joint=r"\s?[-–—]\s?|\sto\s|\sand\s|\sor\s",
    list_joint=r"\)?(?:\s?\([0-9a-z]+\))*(?:\s?[-–—/]\s?|,\s(?:and\s)?|\s(?:and|to|or|&)\s)",
    counted_nouns=(
        "cases?|case files?|files?|plans?|assessments?|reviews?|reports?|children|child|"
        "young people|young person|young women|young men|girls?|boys?|females|males|orders?|"
        "answers?|sentences?|interventions?|records?|PSRs?"
    ),
    about=r"(?:around|about|approximately|roughly|some|an estimated|circa|c\.|nearly|almost|"
    r"close to|just under|just over)\s$",
    over=r"(?:over|more than|above|in excess of|upwards of|exceed(?:ed|ing|s))\s$",
    under=r"(?:under|less than|fewer than|below)\s$",
    at_least=r"(?:at least|no fewer than|no less than|a minimum of)\s$",
    at_most=r"(?:at most|up to|no more than|a maximum of)\s$",
)

_WELSH = Vocabulary(
    months=_WELSH_MONTHS + "|" + _MONTHS,
    percent_after=r"\s?%|\s(?:y|o bob)\s(?:cant|gant)\b|\s?per cent\b",
    money_after=r"\s(?:o\s)?(?:bunnoedd|bunnau|bunt|punt|phunt|ceiniog|geiniog)\b",
    stars_after=r"\s(?:seren|sêr|o sêr)\b",
    points_after=r"\s(?:o\s)?(?:b|p|ph)wynt(?:iau)?\b(?! canran)",
    age_before=r"\b(?:oed(?:ran)?|oedd yn|dan|dros|rhwng|ôl-|cyn-|o dan)\s?$(?<=oed\s)|"
    r"\b(?:ôl|cyn)-$",
    age_after=r"\s(?:(?:m|b|f)?lwydd\s)?oed\b|\+(?!\d)|\s(?:a|neu) (?:throsodd|hŷn|iau)\b",
    duration_after=(
        r"\s(?:o\s)?(?:eiliad(?:au)?|munud(?:au)?|funud(?:au)?|awr|oriau|diwrnod(?:au)?|"
        r"ddiwrnod(?:au)?|niwrnod(?:au)?|wythnos(?:au)?|mis(?:oedd)?|fis(?:oedd)?|"
        r"[bfm]?lynedd|[fm]lwyddyn|blwyddyn|blynyddoedd|flynyddoedd|noson|nosweithiau|"
        r"tymor|tymhorau|dymor)\b"
    ),
    time_before=r"\b(?:am|erbyn|cyn|ar ôl|tan|o)\s$",
    time_after=r"\s?(?:am|pm|yb|yp|yh|o[’']r gloch)\b|:\d\d\b",
    law_before=(
        r"\b(?:is-adran|isadran|adran(?:nau)?|atodlen(?:ni)?|erthygl(?:au)?|cymal(?:au)?|"
        r"rheoliad(?:au)?|rheol(?:au)?|Deddf|Ddeddf|Rhan(?:nau)?|Gorchymyn|Cod)\s$"
    ),
    reference_before=(
        r"(?:\b(?:baragraff(?:au)?|paragraff(?:au)?|pennod|bennod|[td]?h?ema|themâu|safon(?:au)?|"
        r"cwestiwn|gwestiwn|cwestiynau|atodiad(?:au)?|[td]udalen(?:nau)?|[td]abl(?:au)?|"
        r"ffigur(?:au)?|siart(?:iau)?|argymhelliad|argymhellion|canfyddiad(?:au)?|rhif(?:au)?|"
        r"lefel(?:au)?|gradd(?:au)?|[bf]lwyddyn|Cyfnod Allweddol|cyfnod(?:au)?|cam(?:au)?|"
        r"fersiwn|argraffiad|cyfrol|haen|parth(?:au)?|maen prawf|meini prawf|grŵp|categori|"
        r"ystafell|llawr|eitem(?:au)?|uned(?:au)?|ISBN|ISSN|ffôn|NVQ|BTEC)"
        r"[\s:]\(?|#\s?)$"
    ),
    reference_after=r"\s(?:[A-Z][a-zŵŷâêîôû]+\s){0,2}(?:Street|Road|House|Stryd|Heol|Tŷ)\b",
    joint=(
        r"(?:\s(?:{noun}\s)?(?:allan\s|mas\s)?o(?:[’']r|\sblith\sy|\sblith)?(?:\scyfanswm\so)?\s|"
        r"\s?/\s?|\s\(o\s(?:blith\s)?)"
    ),
    reversed_joint=r"(?:\s(?:o\s)?(?:{noun})\b[^,.;]{{0,60}},\s(?:roedd\s|dim ond\s)?)",
    range_joint=r"\s?[-–—]\s?|\si\s|\sa\s|\sac\s|\sneu\s",
    list_joint=r"\)?(?:\s?\([0-9a-z]+\))*(?:\s?[-–—/]\s?|,\s|\s(?:a|ac|i|neu)\s)",
    counted_nouns="|".join(
        all_forms(
            [
                "achos",
                "achosion",
                "cynllun",
                "cynlluniau",
                "asesiad",
                "asesiadau",
                "adolygiad",
                "adolygiadau",
                "adroddiad",
                "adroddiadau",
                "plentyn",
                "plant",
                "ffeil",
                "ffeiliau",
                "gorchymyn",
                "gorchmynion",
                "ateb",
                "atebion",
                "ymyriad",
                "ymyriadau",
            ],
            WELSH,
        )
    )
    + "|merch|merched|ferched|bechgyn|fechgyn|bobl ifanc|pobl ifanc|phobl ifanc|berson ifanc|"
    "person ifanc",
    about=r"(?:tua|oddeutu|rhyw|bron i|bron yn|ychydig o dan|ychydig dros)\s$",
    over=r"(?:dros|(?:yn )?f?m?wy nag?)\s$",
    under=r"(?:o dan|dan|llai nag?)\s$",
    at_least=r"(?:o leiaf)\s$",
    at_most=r"(?:hyd at|dim mwy nag?)\s$",
)

VOCABULARIES: Mapping[str, Vocabulary] = {ENGLISH: _ENGLISH, WELSH: _WELSH}
