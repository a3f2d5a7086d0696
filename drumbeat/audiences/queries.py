"""Reads of audiences."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Q

from drumbeat.audiences import offers, policy, rules
from drumbeat.audiences.models import Audience, AudienceChannel, AudienceLimit, Message, ProofPoint
from drumbeat.channels.queries import names_of as channel_names
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.raw.select import select_objects, select_values

MOST_OFFENDERS = 50


def audiences(actor: Actor, *, removed: bool = False) -> list[Audience]:
    """Return the audiences the actor sees, profiles first, by name; with those in the bin if asked."""
    there = policy.visible(actor) if removed else policy.visible(actor) & Q(deleted_at__isnull=True)
    return select_objects(Audience, there, ("kind", "name", "id"))


def find_audience(actor: Actor, audience_id: UUID) -> Audience:
    """Return one audience; raise NotFound when the actor does not see it or it is in the bin."""
    return require_audiences(actor, [audience_id])[audience_id]


def require_audiences(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Audience]:
    """Return the audiences by id in the order given, each once; raise NotFound when one is not there."""
    wanted = list(dict.fromkeys(ids))
    there = policy.visible(actor) & Q(id__in=wanted, deleted_at__isnull=True)
    known = {row.id: row for row in select_objects(Audience, there)}
    if len(known) < len(wanted):
        raise NotFound("audiences.no_audience")
    return {pk: known[pk] for pk in wanted}


def has_personas(row: Audience) -> bool:
    """True while personas belong to the profile."""
    return Audience.objects.filter(parent=row, deleted_at__isnull=True).exists()


def names_of(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those of the audiences that the actor sees; those in the bin too."""
    return dict(Audience.objects.filter(policy.visible(actor), pk__in=list(ids)).values_list("id", "name"))


def channels_of(audience_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Return the channels each of the audiences is on, in the order they were named."""
    found: dict[UUID, list[UUID]] = {}
    rows = AudienceChannel.objects.filter(audience_id__in=list(audience_ids)).order_by("created_at", "id")
    for audience_id, channel_id in rows.values_list("audience_id", "channel_id"):
        found.setdefault(audience_id, []).append(channel_id)
    return found


def channels_reached(rows: Iterable[Audience]) -> dict[UUID, list[UUID]]:
    """Return the channels each audience is reached on: its own, or its profile's while none are named for it."""
    known = list(rows)
    on = channels_of([*(row.id for row in known), *(row.parent_id for row in known if row.parent_id)])
    return {row.id: on.get(row.id) or (on.get(row.parent_id, []) if row.parent_id else []) for row in known}


def limits(actor: Actor) -> list[AudienceLimit]:
    """Return the limits, the latest first, those past their last day too."""
    there = policy.visible(actor) & Q(deleted_at__isnull=True)
    return select_objects(AudienceLimit, there, ("-created_at", "-id"))


def find_limit(actor: Actor, limit_id: UUID) -> AudienceLimit:
    """Return one limit; raise NotFound when the actor does not see it."""
    row = AudienceLimit.objects.filter(policy.visible(actor), pk=limit_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("audiences.no_limit")
    return row


def standards(actor: Actor) -> rules.Standards:
    """Return the limits in force today and the audiences they may be about, for checks of many at once."""
    return rules.Standards(_in_force(actor, limits(actor)), _all_whom(actor))


def refuse_limited(actor: Actor, held: rules.Standards, channel_id: UUID | None, audience_id: UUID | None) -> None:
    """Raise Invalid, naming channel, audience, segment and reason, when a limit keeps the audience off the channel."""
    limit = held.forbidding(channel_id, audience_id)
    if limit is not None and channel_id and audience_id:
        raise Invalid(
            "audiences.limited",
            fields={"audience_id": ["limited"]},
            channel=channel_names(actor, [channel_id]).get(channel_id, ""),
            audience=names_of(actor, [audience_id]).get(audience_id, ""),
            segment=limit.segment,
            reason=limit.reason,
        )


def offenders(actor: Actor, rows: Sequence[AudienceLimit]) -> dict[UUID, list[offers.Speaking]]:
    """Return what stands against each limit in force, by the limit's id, as far as the actor sees it."""
    active = _in_force(actor, rows)
    whom = _all_whom(actor) if active else {}
    channel_ids = list({limit.channel_id for limit in active})
    said = [each for speaker in offers.speakers.values() for each in speaker.on(actor, channel_ids)] if active else []
    return {
        limit.id: [
            each
            for each in said
            if each.channel_id == limit.channel_id
            and each.audience_id in whom
            and rules.meant(limit, whom[each.audience_id])
        ]
        for limit in active
    }


def _in_force(actor: Actor, rows: Sequence[AudienceLimit]) -> list[AudienceLimit]:
    day = today(actor.time_zone)
    return [limit for limit in rows if rules.in_force(limit, day)]


def _all_whom(actor: Actor) -> Mapping[UUID, rules.Whom]:
    rows = select_values(Audience, Q(workspace_id=actor.workspace_id), ("id", "parent_id", "segments"))
    known = {pk: (parent, segments) for pk, parent, segments in rows}
    found: dict[UUID, rules.Whom] = {}
    for pk, (parent, segments) in known.items():
        above = known[parent][1] if parent in known else []
        ids = frozenset(each for each in (pk, parent) if each)
        found[pk] = rules.Whom(ids, frozenset(map(rules.folded, [*segments, *above])))
    return found


def messages(actor: Actor, campaign_id: UUID) -> list[Message]:
    """Return a campaign's messages in order; raise NotFound when the actor does not see the campaign."""
    offers.find_campaign(actor, campaign_id)
    there = policy.visible(actor) & Q(campaign_id=campaign_id, deleted_at__isnull=True)
    return select_objects(Message, there, ("rank", "id"))


def proof_points(actor: Actor, campaign_id: UUID) -> list[ProofPoint]:
    """Return the proof points of a campaign's messages in order, as far as the actor sees them."""
    rows = ProofPoint.objects.filter(policy.visible(actor), message__campaign_id=campaign_id, deleted_at__isnull=True)
    return list(rows.order_by("rank", "id"))


def require_messages(actor: Actor, campaign_id: UUID, ids: Iterable[UUID]) -> None:
    """Raise NotFound unless each is a message of the campaign."""
    wanted = set(ids)
    if wanted and not wanted <= {row.id for row in messages(actor, campaign_id)}:
        raise NotFound("audiences.no_message")


def find_message(actor: Actor, message_id: UUID) -> Message:
    """Return one message; raise NotFound when the actor does not see it or its campaign is in the bin."""
    row = Message.objects.filter(policy.visible(actor), pk=message_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("audiences.no_message")
    offers.find_campaign(actor, row.campaign_id)
    return row


def find_proof_point(actor: Actor, proof_point_id: UUID) -> ProofPoint:
    """Return one proof point; raise NotFound when the actor does not see it or its message is in the bin."""
    rows = ProofPoint.objects.filter(policy.visible(actor), pk=proof_point_id, deleted_at__isnull=True)
    row = rows.select_related("message").first()
    if row is None:
        raise NotFound("audiences.no_proof_point")
    find_message(actor, row.message_id)
    return row
