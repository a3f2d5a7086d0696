"""Definitions: made, changed, refused by name, taken back."""

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import in_batch, last_batch
from drumbeat.kernel.batches import finish, open_batch
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.metrics.actions.metric import create_metric, remove_metrics, restore_metrics, update_metric
from drumbeat.metrics.furnishing import catalogue
from drumbeat.metrics.models import Metric
from drumbeat.metrics.queries.checks import check_formula
from drumbeat.metrics.queries.metrics import find_metric, library, metrics, recommended
from drumbeat.metrics.tests.factories import promise, record

pytestmark = pytest.mark.django_db


def _key(actor, key):
    return next(row for row in metrics(actor) if row.key == key)


def test_the_shipped_library_stands_and_is_named_in_every_language(cast: Cast):
    manager = cast.actor("manager")
    library(manager).check()
    assert len(metrics(manager)) == len(catalogue())
    assert {row.key: row.name for row in metrics(manager)}["ctr"] == "Click-through rate (CTR)"
    assert recommended(manager, "webinar")[0] == "new_leads"
    assert recommended(manager, "") == []


def test_create_metric_gets_a_key_of_its_name_and_an_end_of_the_library(cast: Cast):
    manager = cast.actor("manager")
    one = create_metric(manager, {"name": "Demo calls", "unit": "number"})
    other = create_metric(manager, {"name": "Demo calls!", "unit": "number"})
    chinese = create_metric(manager, {"name": "演示次数", "unit": "number"})
    assert [row.key for row in (one, other, chinese)] == ["demo_calls", "demo_calls_2", "metric"]
    assert [row.key for row in metrics(manager)][-3:] == ["demo_calls", "demo_calls_2", "metric"]
    with pytest.raises(Conflict):
        create_metric(manager, {"name": "Again", "key": "demo_calls", "unit": "number"})
    with pytest.raises(NotAllowed):
        create_metric(cast.actor("legal"), {"name": "Mine", "unit": "number"})


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"formula": "clicks +"}, "unfinished"),
        ({"formula": "clicks / nonsense"}, "unknown_metric"),
        ({"formula": "cost + clicks"}, "units_differ"),
        ({"formula": "cost / clicks"}, "wrong_unit"),
        ({"formula": "mine * 2", "key": "mine"}, "cycle"),
    ],
)
def test_formulas_that_do_not_stand_are_refused(cast: Cast, values, code):
    with pytest.raises(Invalid) as refused:
        create_metric(cast.actor("manager"), {"name": "X", "unit": "number", "kind": "formula", **values})
    assert refused.value.fields == {"formula": [code]}


def test_a_cycle_over_several_metrics_names_its_chain(cast: Cast):
    manager = cast.actor("manager")
    one = create_metric(manager, {"name": "One", "unit": "number", "kind": "formula", "formula": "clicks * 2"})
    create_metric(manager, {"name": "Two", "unit": "number", "kind": "formula", "formula": "one + clicks"})
    with pytest.raises(Invalid) as refused:
        update_metric(manager, one.id, {"formula": "two - clicks"})
    assert set(refused.value.facts["chain"]) == {"one", "two"}


def test_a_change_that_breaks_another_formula_names_it(cast: Cast):
    manager = cast.actor("manager")
    with pytest.raises(Invalid) as refused:
        update_metric(manager, _key(manager, "cost").id, {"unit": "number"})
    assert refused.value.facts["metric"] in library(manager).metrics


def test_a_renamed_shipped_metric_keeps_its_name_and_gives_it_back(cast: Cast):
    manager = cast.actor("manager")
    row = _key(manager, "ctr")
    batch = open_batch(manager, "bulk", "x")
    with in_batch(batch.id):
        update_metric(manager, row.id, {"name": "Clicks of a hundred", "description": "Ours"})
        update_metric(manager, row.id, {"name": "Clicks of a hundred"})
    finish(batch)
    assert find_metric(manager, row.id).name == "Clicks of a hundred"
    undo_batch(manager, batch.id)
    assert find_metric(manager, row.id).name == "Click-through rate (CTR)"
    assert Metric.objects.get(pk=row.id).text_key == "metrics.name.ctr"


def test_a_metric_in_use_is_not_removed(cast: Cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    with pytest.raises(Conflict) as refused:
        remove_metrics(manager, [_key(manager, "clicks").id])
    assert "CTR" in refused.value.facts["names"]
    promise(cast.actor("manager"), campaign.id, "mentions", 5)
    with pytest.raises(Conflict):
        remove_metrics(manager, [_key(manager, "mentions").id])


def test_removing_twice_and_bringing_back(cast: Cast):
    manager = cast.actor("manager")
    own = create_metric(manager, {"name": "Own", "unit": "number"})
    remove_metrics(manager, [own.id])
    remove_metrics(manager, [own.id])
    with pytest.raises(NotFound):
        find_metric(manager, own.id)
    restore_metrics(manager, [own.id])
    assert find_metric(manager, own.id).key == "own"
    with pytest.raises(NotFound):
        find_metric(cast.actor("stranger"), own.id)


def test_the_check_computes_over_what_one_sees_and_writes_nothing(cast: Cast):
    manager = cast.actor("manager")
    for name, private in (("A", False), ("B", True)):
        campaign = make_campaign(manager, name, private=private)
        record(cast.actor("manager"), campaign.id, {"clicks": [5], "impressions": [100]})
    before = last_batch()
    assert check_formula(cast.actor("manager"), "100 * clicks / impressions", "percent")["value"] == "5"
    seen = check_formula(cast.actor("legal"), "clicks + clicks", "number")
    assert (seen["value"], seen["parts"]) == ("10", {"clicks": "5"})
    assert check_formula(manager, "clicks / impressions", "percent")["forgets_hundred"]
    assert check_formula(manager, "clicks /", "number")["fault"]["code"] == "unfinished"
    assert check_formula(manager, "ctr + 1", "percent", "ctr")["fault"]["code"] == "cycle"
    assert last_batch() == before
