"""What every write on people's working time does besides: make built calendars old."""

from django.db.models import F

from drumbeat.calendars.models import WorkCalendar
from drumbeat.kernel.actor import Actor


def raise_people_version(actor: Actor) -> None:
    """Let every process notice that the calendars it has built for people are old."""
    mine = WorkCalendar.objects.filter(workspace_id=actor.workspace_id)
    if not mine.update(people_version=F("people_version") + 1):
        WorkCalendar.objects.create(workspace_id=actor.workspace_id, people_version=2)
