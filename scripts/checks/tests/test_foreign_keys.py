"""Relations between areas, judged on tables made for the purpose."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from scripts.checks.foreign_keys import problems_in

ORDER = {"work": 3, "campaigns": 2, "identity": 1}


def tables(own: str, target: str, relation):
    class Target(models.Model):
        class Meta:
            app_label = target

    class Own(models.Model):
        other = relation

        class Meta:
            app_label = own

    return problems_in([Own], ORDER)


@pytest.fixture(autouse=True)
def no_registration():
    with isolate_apps("drumbeat.kernel"):
        yield


def key(target: str, **options):
    return models.ForeignKey(f"{target}.Target", **{"on_delete": models.PROTECT, "related_name": "+", **options})


def test_down_protected_and_nameless_is_right():
    assert tables("work", "campaigns", key("campaigns")) == []


def test_up_is_refused():
    assert tables("identity", "work", key("work")) == ["identity.Own.other: points up, at work"]


def test_cascade_between_areas_is_refused():
    assert tables("work", "campaigns", key("campaigns", on_delete=models.CASCADE)) == [
        "work.Own.other: on_delete must be PROTECT between areas"
    ]


def test_a_name_in_another_area_is_refused():
    assert tables("work", "campaigns", key("campaigns", related_name="works")) == [
        'work.Own.other: related_name must be "+" between areas'
    ]


def test_many_to_many_between_areas_is_refused():
    relation = models.ManyToManyField("campaigns.Target", related_name="+")
    assert tables("work", "campaigns", relation) == [
        "work.Own.other: between areas write the table in the middle yourself"
    ]


def test_inside_an_area_everything_goes():
    assert tables("work", "work", key("work", on_delete=models.CASCADE, related_name="children")) == []
