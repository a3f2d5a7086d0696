import pytest

from drumbeat.channels.rules import check, clean_name, each_once, in_order
from drumbeat.kernel.errors import Invalid


def test_names_stand_on_one_line_and_each_once():
    assert clean_name(" Our\tmagazine \x00 ") == "Our magazine"
    assert each_once(["Story", " story", "", "Reel"]) == ["Story", "Reel"]


def test_stages_stand_in_the_order_of_the_journey():
    assert in_order(["loyalty", "awareness", "loyalty"]) == ["awareness", "loyalty"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"cost_model": "barter"}, "cost_model"),
        ({"journey_stages": ["decision", "afterlife"]}, "journey_stages"),
        ({"lead_days": -1}, "lead_days"),
        ({"lead_days": 261}, "lead_days"),
        ({"formats": ["x"] * 51}, "formats"),
        ({"metric_keys": ["x" * 81]}, "metric_keys"),
    ],
)
def test_what_no_channel_can_be_is_refused_by_field(values, field):
    with pytest.raises(Invalid) as refused:
        check(values)
    assert set(refused.value.fields) == {field}
