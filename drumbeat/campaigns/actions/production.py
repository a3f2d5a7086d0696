"""Many deliverables from one master in one step."""

from dataclasses import dataclass
from uuid import UUID

from drumbeat.campaigns import offers, policy
from drumbeat.campaigns.actions.deliverable import create_deliverables
from drumbeat.campaigns.aim.production import Left, Order, plan
from drumbeat.campaigns.models import Deliverable
from drumbeat.campaigns.queries import find_campaign
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.policy import require


@dataclass(frozen=True)
class Produced:
    """What production made and what it left out; `batch_id` takes it back."""

    batch_id: UUID
    rows: list[Deliverable]
    tasks: int
    left: list[Left]


@action
def produce_deliverables(actor: Actor, campaign_id: UUID, order: Order) -> Produced:
    """Make the deliverables of an order, with their tasks if wanted, as one batch.

    Raises Invalid when it is too much, Conflict when every combination is refused or stands there already.
    """
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.PRODUCE_DELIVERABLES, campaign)
    wanted = plan(actor, campaign, order)
    if not wanted.rows:
        raise Conflict("campaigns.nothing_to_produce", count=len(wanted.left))
    label = str(order.master.get("name") or wanted.rows[0].values["name"])
    with small_batch(actor, "produce", label, scope_id=campaign.scope_id) as batch:
        rows = create_deliverables(actor, campaign, [row.values for row in wanted.rows], wanted.master_id)
        made = offers.make_tasks(actor, campaign, rows) if order.with_tasks else 0
    return Produced(batch.id, rows, made, wanted.left)
