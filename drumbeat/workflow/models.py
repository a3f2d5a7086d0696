"""Tables of workflow: the stages a piece of work passes."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class Workflow(ScopedRow):
    """An ordered set of stages, owned by a campaign or a campaign type."""

    name = models.CharField(max_length=120, blank=True)


class Stage(ScopedRow):
    """A step of a workflow; `category` says what it means to statistics, `limit` how many cards it should hold."""

    class Category(models.TextChoices):
        BACKLOG = "backlog"
        OPEN = "open"
        ACTIVE = "active"
        REVIEW = "review"
        DONE = "done"

    workflow = models.ForeignKey(Workflow, on_delete=models.CASCADE, related_name="stages")
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80, blank=True)
    category = models.CharField(max_length=8, choices=Category.choices, default=Category.OPEN)
    rank = models.CharField(max_length=200)
    limit = models.IntegerField(null=True)
    checks = Json(default=list)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "workflow", "rank"], name="workflow_stage_rank")]

    @property
    def is_done(self) -> bool:
        """True when work in this stage is finished."""
        return self.category == self.Category.DONE

    @property
    def is_under_way(self) -> bool:
        """True when work in this stage has begun and is not finished."""
        return self.category in (self.Category.ACTIVE, self.Category.REVIEW)
