from govuk.charts import shape_bands

BANDS = [{"text": "poor", "floor": 0}, {"text": "fair", "floor": 50}, {"text": "good", "floor": 80}]


def test_bands_cover_the_scale_without_gap_or_overlap():
    shapes = shape_bands(BANDS)

    assert [(shape.start, shape.end) for shape in shapes] == [(0, 50), (50, 80), (80, 100)]
    assert sum(shape.width for shape in shapes) == 100


def test_bands_name_the_highest_per_cent_that_is_still_theirs():
    assert [shape.highest for shape in shape_bands(BANDS)] == [49, 79, 100]


def test_label_stands_in_the_middle_of_its_band():
    assert [shape.middle for shape in shape_bands(BANDS)] == [25, 65, 90]
