"""Doors of the screens."""

from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.home import guide, plan, screens
from drumbeat.home.alignment import alignment
from drumbeat.home.schemas import screens as schemas
from drumbeat.home.schemas.plan import Plan
from drumbeat.kernel.http.doors import Request, reply
from drumbeat.kernel.http.paging import page_size

router = Router()


@router.get("/today", response=schemas.Today, operation_id="get_today")
def get_today(request: Request) -> HttpResponse:
    """Return the actor's day."""
    return reply(screens.today_screen(request.auth))


@router.get("/my-work", response=schemas.MyWork, operation_id="get_my_work")
def get_my_work(request: Request) -> HttpResponse:
    """Return the actor's open tasks over all campaigns."""
    return reply(screens.my_work(request.auth))


@router.get("/campaigns", response=schemas.Portfolio, operation_id="list_campaigns")
def list_campaigns(request: Request, state: Literal["open", "finished", "archived"] = "open") -> HttpResponse:
    """Return the campaigns the actor sees, with roll-ups."""
    return reply(screens.portfolio(request.auth, state))


@router.get("/campaigns/{campaign_id}/home", response=schemas.CampaignHome, operation_id="get_campaign_home")
def get_campaign_home(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign at a glance."""
    return reply(screens.campaign_home(request.auth, campaign_id))


@router.get("/campaigns/{campaign_id}/board", response=schemas.WorkScreen, operation_id="get_board")
def get_board(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's board and list in one answer."""
    return reply(screens.work_screen(request.auth, campaign_id, links=False))


@router.get("/campaigns/{campaign_id}/timeline", response=schemas.TimelineScreen, operation_id="get_timeline")
def get_timeline(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's timeline: the board's answer with links."""
    return reply(screens.work_screen(request.auth, campaign_id, links=True))


@router.get("/goals/alignment", response=schemas.Alignment, operation_id="get_alignment")
def get_alignment(request: Request) -> HttpResponse:
    """Return which campaigns serve a goal, and what of the hours serves none."""
    return reply(alignment(request.auth))


@router.get("/campaigns/{campaign_id}/plan", response=Plan, operation_id="get_plan")
def get_plan(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's plan: the ten steps and the records of each."""
    return reply(plan.plan_screen(request.auth, campaign_id))


@router.get("/guide", response=schemas.GuidePage, operation_id="get_guide_page")
def get_guide_page(request: Request, page: str = guide.FRONT) -> HttpResponse:
    """Return a page of the guide in the reader's language."""
    return reply(guide.guide_page(page, request.auth.language))


@router.get("/feed", response=schemas.Feed, operation_id="get_feed")
def get_feed(
    request: Request,
    campaign: UUID | None = None,
    task: UUID | None = None,
    program: UUID | None = None,
    goal: UUID | None = None,
    cursor: str | None = None,
    limit: int | None = None,
) -> HttpResponse:
    """Return what happened in a campaign or to one task, program or goal, newest first."""
    whose = screens.FeedOf(campaign, task, program, goal)
    return reply(screens.feed(request.auth, whose, cursor, page_size(limit)))
