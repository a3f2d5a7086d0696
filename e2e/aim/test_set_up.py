"""The ten steps: begun, left in the middle, taken up again where they were left, until the plan shows every record."""

from playwright.sync_api import BrowserContext, Page, expect

from e2e.backstage.axe import axe_faults
from e2e.conftest import csrf


def _is_at(page: Page, step: str) -> None:
    expect(page.get_by_role("heading", name=step, exact=True)).to_be_visible()


def _next(page: Page) -> None:
    page.get_by_role("button", name="Next", exact=True).click()


def _write_goal(page: Page) -> None:
    page.get_by_role("textbox", name="Goal", exact=True).fill("New leads from hikers")
    page.get_by_label("Metric").select_option(label="New leads")
    page.get_by_label("Baseline").fill("100")
    page.get_by_label("Target").fill("200")
    expect(page.get_by_role("list", name="SMART check")).to_contain_text("has a metric, a baseline and a target")
    page.get_by_role("button", name="Write the goal down").click()
    expect(page.get_by_role("button", name="New leads from hikers")).to_be_visible()


def _begin(page: Page, campaign: str) -> None:
    """Write the first step and the fifth, then leave."""
    page.goto(campaign)
    page.get_by_role("link", name="Begin the set-up").or_(page.get_by_role("link", name="Continue the set-up")).click()
    page.get_by_role("navigation", name="Steps of the set-up").get_by_role("link", name="Goal").first.click()
    _is_at(page, "Goal")
    _write_goal(page)
    _next(page)
    _is_at(page, "Success metrics")
    for step in ("Audience", "Message", "Scope"):
        _next(page)
        _is_at(page, step)
    page.get_by_label("Out of scope").fill("Radio and print")
    page.get_by_label("Out of scope").blur()
    page.goto("/today")
    page.close()


def _finish(page: Page) -> None:
    """Write the budget and how it is measured, then see the plan."""
    page.get_by_role("navigation", name="Steps of the set-up").get_by_role("link", name="Budget").click()
    page.get_by_label("Budget in all").fill("12 500")
    page.get_by_label("Budget in all").press("Enter")
    expect(page.get_by_label("Budget in all")).to_have_value("€12,500")
    _next(page)
    _next(page)
    page.get_by_label("How it is measured").fill("Coupon code in every ad")
    page.get_by_label("How it is measured").blur()
    assert axe_faults(page) == []
    page.get_by_role("button", name="See the plan").click()


def test_ten_steps_with_a_break_and_a_return(context: BrowserContext, page: Page, campaign: str) -> None:
    _begin(page, campaign)
    again = context.new_page()
    again.goto(campaign)
    again.get_by_role("link", name="Continue the set-up").click()
    _is_at(again, "Scope")
    expect(again.get_by_label("Out of scope")).to_have_value("Radio and print")
    _finish(again)
    plan = again.get_by_role("main").get_by_role("article").first
    for text in ("New leads from hikers", "Radio and print", "€12,500", "Coupon code in every ad"):
        expect(plan.get_by_text(text).first).to_be_visible()
    assert axe_faults(again) == []


def test_a_phase_closes_with_a_reason_and_opens_again(context: BrowserContext, page: Page, campaign: str) -> None:
    kind = context.request.get(f"/api/v1{campaign}").json()["type_id"]
    check = {"phase": "plan", "name": "Agreed with sales"}
    made = context.request.post(f"/api/v1/types/{kind}/checks", data=check, headers=csrf(context))
    assert made.ok
    page.goto(campaign)
    exits = page.get_by_role("region", name="Closing the phase")
    exits.get_by_role("button", name="Close “Plan”").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Agreed with sales")
    expect(dialog.get_by_role("button", name="Close all the same")).to_be_disabled()
    dialog.get_by_label("Reason").fill("The board decided on Monday")
    dialog.get_by_role("button", name="Close all the same").click()
    expect(exits).to_contain_text("The board decided on Monday")
    expect(page.get_by_role("list", name="Phase").get_by_role("listitem").nth(1)).to_have_attribute(
        "aria-current", "step"
    )
    assert axe_faults(page) == []
    exits.get_by_role("button", name="Open again").click()
    page.get_by_role("dialog").get_by_role("button", name="Open again").click()
    expect(exits.get_by_role("button", name="Close “Plan”")).to_be_visible()
