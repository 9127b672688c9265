"""Where the weight of marks lies: counts with their bases, against a count by hand."""

from judgements.choices import Degree
from judgements.queries.weights import count_weighed, weigh
from standards.services.loading import SHIPPED_FRAMEWORKS
from standards.services.parsing import parse_file
from standards.types import read_framework

FJI = read_framework(parse_file((SHIPPED_FRAMEWORKS / "fji-2015.yaml").read_bytes()).document)
GOVERNANCE = FJI.standard_by_code["governance-and-partnerships"]
STATEMENTS = [
    (rating.rating, one.part, one.code)
    for rating in GOVERNANCE.characteristics
    for one in rating.statements
]


def some_marks(seed):
    """Mark most of the statements, each time another way."""
    degrees = [*Degree, None]
    marks = {
        code: degrees[number * (seed + 1) % 7 % 5]
        for number, (_rating, _part, code) in enumerate(STATEMENTS)
    }
    return {code: degree for code, degree in marks.items() if degree}


def test_weights_equal_a_recount_as_a_whole_and_by_area():
    for seed in range(20):
        marks = some_marks(seed)
        for part in ("", *(area.code for area in GOVERNANCE.areas)):
            for weight in weigh(FJI, GOVERNANCE, marks, part):
                own = [
                    code
                    for rating, where, code in STATEMENTS
                    if rating == weight.rating and part in ("", where)
                ]
                assert weight.total == len(own)
                for degree in Degree:
                    assert weight.counts[degree] == [marks.get(code) for code in own].count(degree)
                assert weight.unmarked == len([code for code in own if code not in marks])


def test_areas_add_up_to_the_whole():
    marks = some_marks(7)

    parts = [weigh(FJI, GOVERNANCE, marks, area.code) for area in GOVERNANCE.areas]

    for index, whole in enumerate(weigh(FJI, GOVERNANCE, marks)):
        assert whole.total == sum(part[index].total for part in parts)
        assert whole.marked == sum(part[index].marked for part in parts)


def test_ratings_come_from_the_best_to_the_worst():
    ratings = [one.rating for one in weigh(FJI, GOVERNANCE, {})]

    assert ratings == ["good", "satisfactory", "unsatisfactory", "poor"]


def test_marks_of_statements_that_are_not_there_are_not_counted():
    assert count_weighed(GOVERNANCE, {"G01": Degree.MET, "X9": Degree.MET}) == (1, 36)
    assert weigh(FJI, GOVERNANCE, {"X9": Degree.MET})[0].marked == 0


def test_share_of_nothing_is_nothing():
    [weight] = [one for one in weigh(FJI, GOVERNANCE, {}, "nowhere") if one.rating == "good"]

    assert (weight.total, weight.share_of(Degree.MET)) == (0, 0)
