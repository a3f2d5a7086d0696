"""The kick-off sheet of a campaign."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign, find_type
from drumbeat.engines.render import sheet
from drumbeat.identity.queries import people_names, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.texts import catalogue, text
from drumbeat.phases.queries import brief_of
from drumbeat.reports.queries import aim, plan
from drumbeat.reports.rules.days import day_of, span_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

PHASES = ("plan", "produce", "publish", "measure", "learn")
_WORDS = "reports.kick_off."


def kick_off(actor: Actor, campaign_id: UUID, language: str) -> sheet.Sheet:
    """Return a campaign's plan as the actor sees it, worded in the language; raise NotFound when it sees none."""
    reader = replace(actor, language=language)
    campaign = find_campaign(reader, campaign_id)
    brief = brief_of(reader, campaign)
    goals = aim.goals_of(reader, campaign.id)
    words = {key.removeprefix(_WORDS): said for key, said in catalogue(language).items() if key.startswith(_WORDS)}
    day = day_of(today(reader.time_zone), language)
    return sheet.Sheet(
        language=language,
        words=words,
        workspace=workspace_of(reader).name,
        label=words["label"],
        as_of=words["as_of"].format(day=day),
        made=words["made"],
        title=campaign.name,
        facts=_facts(reader, campaign),
        phase=PHASES.index(campaign.phase),
        phases=[text(f"reports.phase.{phase}", language) for phase in PHASES],
        goals=aim.goals_shown(reader, goals),
        audiences=aim.audiences_of(reader, campaign.id),
        messages=aim.messages_of(reader, campaign.id),
        timeline=plan.timeline(reader, campaign),
        deliverables=plan.deliverables_of(reader, campaign.id),
        targets=aim.targets_of(reader, campaign.id),
        channels=plan.channels_meant(reader, campaign.id),
        scope_in=brief.scope_in,
        scope_out=brief.scope_out,
        approvers=aim.approvers_of(reader, goals),
        budget=plan.budget_of(reader, brief),
        team=plan.team_of(reader, campaign),
    )


def _facts(actor: Actor, campaign: "Campaign") -> list[sheet.Fact]:
    leads = people_names(actor, [campaign.lead_id] if campaign.lead_id else [])
    values = {
        "type": find_type(actor, campaign.type_id).name,
        "lead": "".join(leads.values()),
        "dates": span_of(campaign.start, campaign.end, actor.language),
        "launch": day_of(campaign.launch, actor.language) if campaign.launch else "",
    }
    return [
        sheet.Fact(name=text(f"{_WORDS}{name}", actor.language), value=value) for name, value in values.items() if value
    ]
