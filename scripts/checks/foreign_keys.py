"""Foreign keys point down the order of areas, protect what they point at and leave no name there."""

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import models

from scripts.checks.common import finish, ranks, set_up_django


def problems_of(field: models.Field, order: Mapping[str, int]) -> list[str]:  # type: ignore[type-arg]  # any field type
    """What is wrong with one relation; relations inside an area or to a library's tables are free."""
    own, target = field.model, field.related_model
    relation = field.remote_field
    if relation is None or not isinstance(target, type) or own._meta.app_label == target._meta.app_label:
        return []
    here, there = own._meta.app_label, target._meta.app_label
    if here not in order or there not in order:
        return []
    name, found = f"{own._meta.label}.{field.name}", []
    if isinstance(field, models.ManyToManyField):
        return [f"{name}: between areas write the table in the middle yourself"]
    if order[there] >= order[here]:
        found.append(f"{name}: points up, at {there}")
    if relation.on_delete is not models.PROTECT:
        found.append(f"{name}: on_delete must be PROTECT between areas")
    if not str(relation.related_name or "").endswith("+"):
        found.append(f'{name}: related_name must be "+" between areas')
    return found


def problems_in(all_models: Iterable[type[models.Model]], order: Mapping[str, int]) -> list[str]:
    """What is wrong with the relations of the given models."""
    found: list[str] = []
    for model in all_models:
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field.is_relation:
                found += problems_of(field, order)
    return found


def main() -> int:
    """Exit code 0 when all tables obey."""
    set_up_django()
    return finish(problems_in(apps.get_models(include_auto_created=False), ranks()))


if __name__ == "__main__":
    raise SystemExit(main())
