"""The kick-off sheet: a campaign's plan, written by hand, comes back as one printed page in two scripts."""

from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import APIResponse, BrowserContext

from e2e.conftest import csrf

WORDS = {"zh-Hant": ("活動啟動單", "核准人", "訊息"), "sv": ("Kickoffblad", "Godkänner", "Budskap")}
PHASE = (91, 111, 184)
"""The colour of the first phase in mark and ribbon."""
PAPER = 255
NEAR, RIBBON = 12, 300
"""How far a colour may be off, and how many points of it the ribbon has at least."""


@pytest.fixture
def planned(context: BrowserContext, campaign: str) -> str:
    """The seeded campaign with a goal, an audience, a message, a target and a budget."""

    def send(method: str, path: str, **body: Any) -> Any:
        answer: APIResponse = context.request.fetch(f"/api/v1{path}", method=method, data=body, headers=csrf(context))
        assert answer.ok, (path, answer.text())
        return answer.json()

    campaign_id = campaign.rsplit("/", 1)[-1]
    own = {"level": "campaign", "campaign_id": campaign_id, "name": "售出 1,800 件外套", "statement": "附維修方案"}
    send("POST", "/goals", **own, baseline="420", target="1800", due="2026-06-30")
    persona = send("POST", "/audiences", kind="persona", name="城市週末登山客", summary="每月兩次近郊健行")
    send("PUT", f"/campaigns/{campaign_id}/audiences/{persona['id']}", primary=True)
    send("POST", "/messages", campaign_id=campaign_id, core="Laga jackan du redan har", proofs=["34 av 36 delar"])
    send("POST", "/targets", campaign_id=campaign_id, metric_key="clicks", value="3500")
    send("PATCH", f"/campaigns/{campaign_id}/brief", budget_minor=48_000_000, budget_currency="SEK")
    return campaign_id


def pixels(page: pypdfium2.PdfPage) -> Any:
    """The page as red, green and blue at 100 dots per inch."""
    return page.render(scale=100 / 72, rev_byteorder=True).to_numpy()[:, :, :3].astype(int)


def look_at(document: pypdfium2.PdfDocument, language: str) -> None:
    """One page that says what it should and looks like a page that was written on."""
    assert len(document) == 1
    shown = "".join(document[0].get_textpage().get_text_range().split())
    assert all(word in shown for word in WORDS[language])
    assert "售出1,800件外套" in shown and "Lagajackanduredanhar" in shown
    drawn = pixels(document[0])
    assert drawn.shape == (1170, 827, 3)
    inked = (drawn.min(axis=2) < PAPER).mean(axis=1)
    assert inked[:40].max() == 0, "the margin is free"
    assert 0.02 < inked.mean() < 0.5, "neither empty nor painted over"
    assert (abs(drawn - PHASE).sum(axis=2) < NEAR).sum() > RIBBON, "the ribbon is there"


def test_the_plan_comes_as_one_printed_page(context: BrowserContext, planned: str) -> None:
    for language in WORDS:
        answer = context.request.get(f"/api/v1/campaigns/{planned}/kick-off?language={language}")
        assert answer.ok, answer.text()
        assert answer.headers["content-type"] == "application/pdf"
        document = pypdfium2.PdfDocument(answer.body())
        try:
            look_at(document, language)
        finally:
            document.close()
