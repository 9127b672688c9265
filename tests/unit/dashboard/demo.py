from datetime import date

from cases.queries.questionnaires import Questionnaire
from dashboard.services.demo.fji.sample import draw_sample
from standards.services.parsing import parse_file
from standards.types import read_framework
from tests.factories.frameworks import SHIPPED

FIELDWORK = date(2016, 9, 12)
CONTENT = read_framework(parse_file(SHIPPED.read_bytes()).document)
QUESTIONNAIRE = Questionnaire(
    CONTENT,
    tuple(one.code for one in CONTENT.standards if one.core or one.code == "interventions"),
)
CASES = draw_sample(size=34, prefix="EM", fieldwork=FIELDWORK)
