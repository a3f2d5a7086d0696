"""The tables of the spine: clock, history, batches, readers, leases and idempotency records."""

from typing import TYPE_CHECKING, Any

import orjson
from django.db import models

from drumbeat.kernel.clock import now
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.raw.saves import insert_object, is_plain, update_object

if TYPE_CHECKING:
    _JsonField = models.JSONField[Any, Any]
else:
    _JsonField = models.JSONField


class Json(_JsonField):
    """A JSON column written and read by orjson: the history is the hottest insert of the product."""

    def as_text(self, value: Any) -> str | None:
        """Return a value as SQLite stores it."""
        return None if value is None else orjson.dumps(value).decode()

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None or connection.vendor != "sqlite":
            return super().get_db_prep_value(value, connection, prepared)
        if hasattr(value, "as_sql"):
            return value
        return self.as_text(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None or not isinstance(value, str):
            return value
        return orjson.loads(value)


class Row(models.Model):
    """What every row of an area has: a time-sorted id, its workspace, its scope and the instant it was made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace_id = models.UUIDField(editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True

    def _do_update(
        self, base_qs: Any, using: Any, pk_val: Any, values: Any, update_fields: Any, forced_update: bool
    ) -> bool:
        fields, plain = [field for field, _, _ in values], [value for _, _, value in values]
        if not values or self._meta.select_on_save or not is_plain(using, fields, plain):
            return super()._do_update(base_qs, using, pk_val, values, update_fields, forced_update)
        return update_object(type(self), pk_val, fields, plain)

    def _do_insert(self, manager: Any, using: str, fields: Any, returning_fields: Any, raw: bool) -> Any:
        values = [getattr(self, field.attname) if raw else field.pre_save(self, True) for field in fields]
        if returning_fields or not is_plain(using, fields, values):
            by_django = super()._do_insert  # type: ignore[misc]  # not in the stubs
            return by_django(manager, using, fields, returning_fields, raw)
        insert_object(type(self), fields, values)
        return []


class ScopedRow(Row):
    """A row that can be seen through a scope (see identity.Scope)."""

    scope_id = models.UUIDField()

    class Meta:
        abstract = True


class StaleMark(models.Model):
    """What must be derived again: `seq` is the last event that made it so, `parts` the ids of what was touched in it.

    Without `parts` all of it is meant.
    """

    workspace_id = models.UUIDField()
    seq = models.BigIntegerField()
    parts = Json(null=True)

    class Meta:
        abstract = True


class Clock(models.Model):
    """The last sequence number of each workspace; locked last in every transaction, so seq order is commit order."""

    workspace_id = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField(default=0)


class StoredEvent(models.Model):
    """One fact of the history, numbered without gaps within its workspace."""

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    actor_id = models.UUIDField(null=True)
    via = models.CharField(max_length=16, default="session")
    on_behalf_of = models.UUIDField(null=True)
    scope_id = models.UUIDField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    parents = Json(default=list)
    changes = Json(null=True)
    facts = Json(default=dict)
    batch_id = models.UUIDField(null=True)
    cause = models.CharField(max_length=80, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "seq"], name="kernel_event_seq")]
        indexes = [
            models.Index(fields=["subject_id", "seq"], name="kernel_event_subject"),
            models.Index(fields=["batch_id"], name="kernel_event_batch", condition=models.Q(batch_id__isnull=False)),
        ]


class Batch(Row):
    """Many changes that belong together: an import, a cascade, a bulk edit, an undo."""

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    label = models.CharField(max_length=200, default="")
    actor_id = models.UUIDField(null=True)
    scope_id = models.UUIDField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    undoes = models.UUIDField(null=True)
    undone_by = models.UUIDField(null=True)
    result = Json(default=dict)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "created_at"], name="kernel_batch_recent")]


class ReaderCursor(models.Model):
    """How far a durable reader has come in one workspace."""

    reader = models.CharField(max_length=80)
    workspace_id = models.UUIDField()
    seq = models.BigIntegerField(default=0)
    failures = models.IntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "workspace_id"], name="kernel_cursor_once")]


class DeadLetter(Row):
    """An event a reader failed on repeatedly: set aside, visible, replayable."""

    reader = models.CharField(max_length=80)
    seq = models.BigIntegerField()
    error = models.TextField()
    replayed_at = models.DateTimeField(null=True)


class Lease(models.Model):
    """Who may run a reader or a periodic job now; `fence` grows with each holder, so a late one is recognised."""

    name = models.CharField(max_length=120, primary_key=True)
    holder = models.CharField(max_length=64)
    until = models.DateTimeField()
    fence = models.BigIntegerField(default=0)


class Idempotency(models.Model):
    """The answer given to a POST with an Idempotency-Key, written in the verb's own transaction."""

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    person_id = models.UUIDField()
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    status = models.IntegerField()
    body = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace_id", "person_id", "key"], name="kernel_idempotency_once")
        ]
        indexes = [models.Index(fields=["at"], name="kernel_idempotency_age")]
