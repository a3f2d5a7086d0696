"""The kick-off sheet as a person gets it: their own view of the campaign, in the language asked for, as a safe PDF."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from django.conf import settings
from django.test import Client

from drumbeat.audiences.actions.message import write_message
from drumbeat.audiences.tests.factories import make_persona
from drumbeat.campaigns.actions.audience import address_audience
from drumbeat.campaigns.actions.deliverable import create_deliverables
from drumbeat.campaigns.tests.factories import Campaign, make_campaign
from drumbeat.channels.actions import create_channel
from drumbeat.goals.tests.factories import agree, make_goal
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.compute.runner import runner
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.http import rates
from drumbeat.kernel.models import StoredEvent
from drumbeat.metrics.tests.factories import promise
from drumbeat.phases.actions.brief import update_brief
from drumbeat.reports import fonts
from drumbeat.reports.queries.kick_off import kick_off
from drumbeat.work.tests.factories import make_task

LAUNCH = date(2026, 4, 14)


@pytest.fixture
def worker() -> Iterator[None]:
    """The compute process, ended afterwards."""
    yield
    runner.cancel()


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """A campaign whose plan has a bit of everything."""
    manager = cast.actor("manager")
    lead = cast.person_id("lead")
    row = make_campaign(manager, "Spring jackets", lead_id=lead, start=date(2026, 2, 2), launch=LAUNCH)
    goal = make_goal(
        manager, "1,800 jackets", campaign_id=row.id, statement="Sold with repairs", baseline=420, target=1800,
        due=date(2026, 6, 30),
    )  # fmt: skip
    agree(manager, goal)
    make_goal(manager, "Revenue", campaign_id=row.id, unit="money", currency="SEK", target=90500)
    persona = make_persona(manager, "Weekend hikers", summary="Walk near town")
    address_audience(manager, row.id, make_persona(manager, "Aunts").id)
    address_audience(manager, row.id, persona.id, primary=True)
    words = {"core": "Keep the jacket you have", "audience_id": persona.id, "call_to_action": "Book a check"}
    write_message(manager, row.id, words, ["34 of 36 parts"])
    wall = create_channel(manager, {"name": "Wall"})
    rows = [{"name": f"Poster {at}", "channel_id": wall.id, "due": LAUNCH} for at in range(7)]
    create_deliverables(manager, row, [*rows, {"name": "Film"}])
    make_task(manager, row, "Brief approved", kind="milestone", due=date(2026, 3, 1))
    promise(manager, row.id, "clicks", 3500)
    frame = {"budget_minor": 48_000_000, "budget_currency": "SEK", "scope_in": "Jackets", "scope_out": "Trousers"}
    update_brief(manager, row.id, {**frame, "channel_ids": [wall.id]})
    return row


def ask(cast: Cast, who: str, campaign_id: UUID, language: str = "") -> Any:
    client = Client()
    client.force_login(cast.people[who].user, settings.AUTHENTICATION_BACKENDS[0])
    query = f"?language={language}" if language else ""
    return client.get(f"/api/v1/campaigns/{campaign_id}/kick-off{query}")


def read(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()


def test_the_sheet_holds_the_plan(cast: Cast, campaign: Campaign) -> None:
    sheet = kick_off(cast.actor("manager"), campaign.id, "en")
    assert sheet["title"] == "Spring jackets"
    assert [fact["value"].replace("\u00a0", " ") for fact in sheet["facts"]] == [
        "Type of Spring jackets", "Lead", "from 2 Feb 2026", "14 Apr 2026",
    ]  # fmt: skip
    first, second = sheet["goals"]
    assert (first["baseline"], first["target"], first["state"]) == ("420", "1,800", "Approved")
    assert second["target"] == "SEK\u00a090,500"
    assert [(row["name"], row["primary"]) for row in sheet["audiences"]] == [("Weekend hikers", True), ("Aunts", False)]
    assert sheet["messages"][0]["proofs"] == ["34 of 36 parts"]
    assert [(group["channel"], group["count"]) for group in sheet["deliverables"]["groups"]] == [
        ("Wall", 7), ("No channel yet", 1),
    ]  # fmt: skip
    line = sheet["timeline"]
    assert line is not None
    assert [(mark["label"], mark["launch"]) for mark in line["marks"]] == [("Brief approved", False), ("Launch", True)]
    assert sheet["approvers"] == [{"name": "Olga Owner", "state": "Approved"}]
    assert (sheet["budget"], sheet["channels"]) == ("SEK\u00a0480,000", ["Wall"])
    assert sheet["targets"][0]["target"] == "3,500"
    assert (sheet["scope_in"], sheet["scope_out"]) == ("Jackets", "Trousers")
    assert "Lead" in sheet["team"]


def test_money_is_for_those_who_may_see_it(cast: Cast, campaign: Campaign) -> None:
    sheet = kick_off(cast.actor("intern"), campaign.id, "sv")
    assert sheet["budget"] is None
    assert [goal["target"] for goal in sheet["goals"]] == ["1\u00a0800", "—"]
    assert "480" not in str(sheet) and "90500" not in str(sheet) and "90\u00a0500" not in str(sheet)


def test_a_private_campaign_is_not_there_for_others(cast: Cast) -> None:
    manager = cast.actor("manager")
    hidden = make_campaign(manager, "Secret", private=True)
    assert kick_off(cast.actor("manager"), hidden.id, "en")["title"] == "Secret"
    for who in ("lead", "intern", "guest", "stranger"):
        with pytest.raises(NotFound):
            kick_off(cast.actor(who), hidden.id, "en")
        assert ask(cast, who, hidden.id).status_code == 404


def test_a_plan_of_many_deliverables_costs_no_more_reads(
    cast: Cast, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    manager = cast.actor("manager")
    create_deliverables(manager, campaign, [{"name": f"Post {at}"} for at in range(60)])
    with django_assert_max_num_queries(40):
        assert kick_off(manager, campaign.id, "en")["deliverables"]["total"] == 68


def test_the_file_is_a_safe_pdf_in_each_language(cast: Cast, campaign: Campaign, worker: None) -> None:
    before = StoredEvent.objects.count()
    for language, word in (("en", "Audiences"), ("sv", "Målgrupper"), ("zh-Hans", "受众"), ("zh-Hant", "受眾")):
        answer = ask(cast, "manager", campaign.id, language)
        assert answer.status_code == 200, answer.content
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment")
        assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
        shown = read(answer.content)
        assert word in shown and "Spring jackets" in shown
    assert StoredEvent.objects.count() == before


def test_without_a_language_it_is_the_readers_own(cast: Cast, campaign: Campaign, worker: None) -> None:
    cast.people["intern"].language = "zh-Hant"
    cast.people["intern"].save()
    assert "受眾" in read(ask(cast, "intern", campaign.id).content)
    assert ask(cast, "intern", campaign.id, "klingon").status_code == 422


def test_a_name_cannot_write_headers(cast: Cast, worker: None) -> None:
    named = make_campaign(cast.actor("manager"), 'A"; evil="\r\nX-Evil: 1 ../春\u202e')
    answer = ask(cast, "manager", named.id)
    assert answer.status_code == 200
    assert "X-Evil" not in answer.headers
    assert "/" not in answer["Content-Disposition"] and "\n" not in answer["Content-Disposition"]


def test_without_fonts_it_is_refused_and_says_so(cast: Cast, campaign: Campaign, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(fonts, "_home", lambda: tmp_path)
    answer = ask(cast, "manager", campaign.id)
    assert (answer.status_code, answer.json()["code"]) == (409, "reports.no_fonts")
    assert answer.json()["facts"]["missing"] == ["drumbeat_fonts"]
    (tmp_path / "checksums.json").write_text('{"A.ttf": "0", "B.ttf": "0"}')
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "A.ttf").write_bytes(b"changed")
    assert (fonts.fonts_missing(), fonts.fonts_changed()) == (["B.ttf"], ["A.ttf"])


def test_the_fonts_there_are_the_fonts_tested() -> None:
    assert (fonts.fonts_missing(), fonts.fonts_changed()) == ([], [])


def test_nobody_asks_for_sheets_without_end(cast: Cast, campaign: Campaign, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(fonts, "_home", lambda: tmp_path)
    monkeypatch.setattr(rates, "time", SimpleNamespace(monotonic=lambda: 1000.0))  # no bucket fills meanwhile
    answers = [ask(cast, "manager", campaign.id).status_code for _ in range(21)]
    assert answers == [409] * 20 + [429]
