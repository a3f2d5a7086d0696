"""Giving a campaign what a source named by a word of its own."""

from datetime import date
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.policy import require
from drumbeat.metrics import policy
from drumbeat.metrics.actions.runs import close_run, open_run, renew_touched
from drumbeat.metrics.ledger.write import PART, VALUES, Tally, planned_of, write_facts
from drumbeat.metrics.models import Fact, FactAlias, FactRun, FactSource


@action
def assign_facts(actor: Actor, source_id: UUID, campaign_ref: str, campaign_id: UUID) -> dict[str, int]:
    """Say that a source's word stands for a campaign: what waits under it goes there, and later files follow.

    Raises NotFound when nothing waits under the word.
    """
    require(actor, policy.ASSIGN_FACTS, workspace_of(actor))
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.RECORD_FACTS, campaign)
    source = FactSource.objects.filter(policy.visible(actor), pk=source_id).first()
    waiting = Fact.objects.filter(
        policy.visible(actor), source_id=source_id, campaign__isnull=True, campaign_ref=campaign_ref
    )
    planned = [
        planned_of(row)._replace(campaign_id=str(campaign.id), scope_id=str(campaign.scope_id))
        for row in waiting.order_by("id").values_list(*VALUES)
    ]
    if source is None or not planned:
        raise NotFound("metrics.nothing_to_assign")
    FactAlias.objects.update_or_create(
        workspace_id=actor.workspace_id,
        source=source,
        campaign_ref=campaign_ref,
        defaults={"campaign_id": campaign.id, "scope_id": campaign.scope_id},
    )
    tally = Tally()
    with batched(actor, "facts", campaign.name, scope_id=campaign.scope_id):
        days = (
            date.fromisoformat(min(fact.start for fact in planned)),
            date.fromisoformat(max(fact.end for fact in planned)),
        )
        run = open_run(actor, source, FactRun.Kind.ASSIGNED, campaign_ref, campaign.scope_id, days)
        for begin in range(0, len(planned), PART):
            write_facts(run, planned[begin : begin + PART], tally)
        renew_touched(actor, tally)
        close_run(actor, run, tally)
    return tally.counts()
