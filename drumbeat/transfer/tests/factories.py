"""Files on their way in, for tests."""

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.transfer.actions.begin import start_import
from drumbeat.transfer.actions.run import carry_out, run_import
from drumbeat.transfer.models import ImportJob, ImportRow
from drumbeat.work.tests.factories import Task


def bring(cast: Cast, text: str | bytes, name: str = "export.csv", who: str = "manager") -> ImportJob:
    content = text.encode() if isinstance(text, str) else text
    actor = cast.actor(who)
    campaign = make_campaign(cast.actor("manager"), "Spring")
    return start_import(actor, name, content, campaign_id=campaign.id)


def run(cast: Cast, job: ImportJob, who: str = "manager") -> ImportJob:
    actor = cast.actor(who)
    return carry_out(actor, run_import(actor, job.id))


def task(name: str) -> Task:
    return Task.objects.get(name=name, deleted_at__isnull=True)


def doubts(job: ImportJob) -> dict[str, list[str]]:
    return {
        row.name: [doubt["code"] for doubt in row.facts["doubts"]]
        for row in ImportRow.objects.filter(job=job, verdict="doubtful")
    }
