"""A goal from the first words to the director's decision, and its pages for everybody who reads otherwise."""

from playwright.sync_api import Browser, Page, expect

from e2e.backstage.house import House, Place
from e2e.backstage.seed import CAMPAIGN, GOAL
from e2e.conftest import signed_in


def write_goal(page: Page) -> None:
    """Write a campaign's goal down, watching what is missing disappear."""
    page.goto("/goals")
    page.get_by_role("button", name="New goal").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Goal", exact=True).fill("New leads from the launch")
    form.get_by_label("Level").select_option("campaign")
    form.get_by_label("Campaign").select_option(label=CAMPAIGN)
    smart = form.get_by_role("list", name="SMART check")
    expect(smart).to_contain_text("Measurable – choose the metric it is measured by")
    expect(smart).to_contain_text("Relevant – hang it under the goal it serves")
    form.get_by_label("Metric").select_option(label="New leads")
    form.get_by_label("Baseline").fill("100")
    form.get_by_label("Target").fill("80")
    expect(smart).to_contain_text("Measurable – the target leads the other way")
    form.get_by_label("Target").fill("1 200")
    form.get_by_label("Serves the goal").select_option(label=GOAL)
    expect(smart).to_contain_text("Measurable – has a metric, a baseline and a target")
    expect(smart).to_contain_text("Relevant – serves the goal above it")
    form.get_by_role("button", name="Write the goal down").click()
    expect(form).to_be_hidden()


def test_a_director_approves_from_the_page_and_the_manager_sees_it_at_once(
    browser: Browser, house: House, server: Place
) -> None:
    manager = signed_in(browser, server, house.hire(server, "Mats", "manager"))
    director = signed_in(browser, server, house.hire(server, "Dora", "director"))
    theirs, page = director.new_page(), manager.new_page()
    theirs.goto("/today")
    write_goal(page)
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.get_by_text("Draft", exact=True).first).to_be_visible()
    panel.get_by_role("button", name="Ask for approval").click()
    panel.get_by_label("Dora").check()
    panel.get_by_label("What should they know?").fill("Agreed with sales")
    panel.get_by_role("button", name="Send the request").click()
    expect(panel.get_by_text("Waiting for approval").first).to_be_visible()

    waiting = theirs.get_by_role("region", name="Needs your decision")
    waiting.get_by_role("button", name="New leads from the launch").click()
    decision = theirs.get_by_role("region", name="Approval", exact=True)
    expect(decision).to_contain_text("Agreed with sales")
    decision.get_by_role("button", name="Approve").click()
    expect(decision).to_contain_text("Approved")
    expect(waiting).to_be_hidden()

    expect(panel.get_by_role("region", name="Updates").get_by_role("button", name="Post the update")).to_be_visible()
    tree = page.get_by_role("list", name="Goals as a tree")
    expect(tree.get_by_role("listitem").filter(has_text="New leads from the launch")).to_contain_text("Approved")
    panel.get_by_label("Value today").fill("650")
    panel.get_by_label("Value today").blur()
    expect(panel).to_contain_text("650 of 1,200")
    page.reload()
    expect(panel).to_contain_text("650 of 1,200")
    manager.close()
    director.close()
