"""Shapes on the wire have one name each: a second of the same name would silently take the place of the first."""

from collections import Counter

from ninja import Schema

from drumbeat.config.api import api


def shapes(above: type[Schema]) -> list[type[Schema]]:
    return [each for below in above.__subclasses__() for each in (below, *shapes(below))]


def test_no_two_shapes_share_a_name():
    sent = api.get_openapi_schema()["components"]["schemas"]
    own = {each for each in shapes(Schema) if each.__module__.startswith("drumbeat.") and each.__name__ in sent}
    counted = Counter(each.__name__ for each in own)
    assert [name for name, count in counted.items() if count > 1] == []
