from datetime import date, timedelta
from decimal import Decimal

import pytest

from drumbeat.evidence import offers
from drumbeat.evidence.actions import (
    cite_evidence,
    open_replan,
    remove_evidence,
    restore_evidence,
    uncite_evidence,
    update_evidence,
)
from drumbeat.evidence.queries import Wanted, citations_of, cited_by, evidence_page, find_evidence, times_cited
from drumbeat.evidence.rules import is_web_address
from drumbeat.evidence.tests.factories import make_evidence
from drumbeat.identity.tests.factories import find_thing, make_thing
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import ChangedSince, Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def things():
    """Objects of kind `thing` may cite."""
    offers.register(offers.Citable("thing", find_thing))
    yield
    del offers.citables["thing"]


@pytest.fixture
def replanning(things):
    """Campaigns are things; planning one again makes another thing of its scope."""
    kept = dict(offers.replans)
    offers.replans.clear()
    made = []

    def make(_actor, campaign_id, title, note):
        made.append((title, note))
        return Ref("thing", campaign_id)

    offers.register_replan(offers.Replan("thing", find_thing, make))
    yield made
    offers.replans.clear()
    offers.replans.update(kept)


@pytest.mark.parametrize("url", ["https://example.com/a?b=1", "HTTP://example.com", " https://example.com "])
def test_web_addresses_are_taken(url):
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:x", "ftp://example.com", "//example.com", "https://",
     "data:text/html,x", "http://[bad", "mailto:a@example.com"],
)  # fmt: skip
def test_other_addresses_are_refused_whatever_hides_their_scheme(url, manager):
    assert not is_web_address(url)
    with pytest.raises(Invalid) as refused:
        make_evidence(manager, url=url)
    assert refused.value.fields == {"url": ["bad_value"]}


def test_what_is_wrong_with_evidence_is_named_by_field(manager):
    tomorrow = today("UTC") + timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        make_evidence(manager, " \x00 ", observed_on=tomorrow, value=Decimal("1e20"), summary="x" * 20_001)
    assert refused.value.fields == {
        "title": ["required"], "observed_on": ["in_the_future"], "value": ["out_of_range"], "summary": ["too_long"],
    }  # fmt: skip


def test_a_benchmark_keeps_its_exact_value_and_changes_are_told(manager):
    row = make_evidence(manager, kind="benchmark", metric_key="ctr", value=Decimal("2.35"), unit="percent")
    update_evidence(manager, row.id, {"value": Decimal("2.4"), "title": "  A \n survey "})
    told = StoredEvent.objects.get(kind="evidence.updated")
    assert told.changes == {"value": ["2.35", "2.4"]} and find_evidence(manager, row.id).value == Decimal("2.4")


def test_a_stale_change_of_the_same_field_is_refused(manager):
    row = make_evidence(manager)
    base = StoredEvent.objects.get(kind="evidence.added").seq
    update_evidence(manager, row.id, {"source": "Theirs"}, base)
    update_evidence(manager, row.id, {"title": "Other field"}, base)
    with pytest.raises(ChangedSince):
        update_evidence(manager, row.id, {"source": "Mine"}, base)


def test_the_library_is_paged_and_filtered(manager):
    for index in range(5):
        make_evidence(manager, f"Study {index}", observed_on=date(2026, 1, 1 + index), reliability="high")
    make_evidence(manager, "A rival moves", kind="competitor", source="Press")
    page, cursor = evidence_page(manager, Wanted(), None, 4)
    rest, end = evidence_page(manager, Wanted(), cursor, 4)
    assert len(page) == 4 and len(rest) == 2 and end is None
    assert not {row.id for row in page} & {row.id for row in rest}
    assert [row.title for row in evidence_page(manager, Wanted(kind="competitor"), None, 9)[0]] == ["A rival moves"]
    assert len(evidence_page(manager, Wanted(reliability="high", text="study"), None, 9)[0]) == 5
    assert [row.title for row in evidence_page(manager, Wanted(text="PRESS"), None, 9)[0]] == ["A rival moves"]


def test_citing_twice_is_one_citation_and_can_be_taken_back(cast, manager, things):
    row, thing = make_evidence(manager), make_thing(manager)
    first = cite_evidence(manager, row.id, "thing", thing, "Table 3")
    assert cite_evidence(manager, row.id, "thing", thing).id == first.id
    assert times_cited(manager, [row.id]) == {row.id: 1}
    uncite_evidence(manager, [first.id])
    assert cited_by(manager, "thing", thing) == []
    batch = Batch.objects.filter(kind="remove").latest("created_at")
    undo_batch(manager, batch.id)
    assert [each.id for each in cited_by(manager, "thing", thing)] == [first.id]


def test_private_objects_are_not_told_to_cite(cast, manager, things):
    director = cast.actor("director")
    row, hidden = make_evidence(manager), make_thing(director, private=True)
    cite_evidence(director, row.id, "thing", hidden)
    assert citations_of(manager, row.id) == [] and times_cited(manager, [row.id]) == {}
    assert len(citations_of(director, row.id)) == 1
    with pytest.raises(NotFound):
        cite_evidence(manager, row.id, "thing", hidden)
    with pytest.raises(NotFound):
        cite_evidence(manager, row.id, "nothing", hidden)


def test_removed_evidence_comes_back_with_its_citations(manager, things):
    row, thing = make_evidence(manager), make_thing(manager)
    cite_evidence(manager, row.id, "thing", thing)
    remove_evidence(manager, [row.id])
    remove_evidence(manager, [row.id])
    with pytest.raises(NotFound):
        find_evidence(manager, row.id)
    assert cited_by(manager, "thing", thing) == []
    restore_evidence(manager, [row.id])
    assert len(cited_by(manager, "thing", thing)) == 1


def test_only_who_added_it_or_managers_remove(cast):
    row = make_evidence(cast.actor("lead"))
    with pytest.raises(NotAllowed):
        remove_evidence(cast.actor("legal"), [row.id])
    remove_evidence(cast.actor("lead"), [row.id])


def test_undo_takes_an_edit_back_where_nobody_changed_it_since(manager):
    row = make_evidence(manager)
    update_evidence(manager, row.id, {"title": "Changed", "observed_on": date(2025, 5, 5), "value": Decimal("7")})
    undo_batch(manager, Batch.objects.get(kind="edit").id)
    back = find_evidence(manager, row.id)
    assert (back.title, back.observed_on, back.value) == ("A survey", date(2026, 1, 5), None)


def test_a_change_of_the_market_opens_one_replan_per_campaign(cast, manager, replanning):
    row, campaign = make_evidence(manager, "Fees rise", kind="market_change"), make_thing(manager)
    made = open_replan(manager, row.id, campaign, " Before May ")
    assert replanning == [("Fees rise", "Before May")] and made == Ref("thing", campaign)
    assert [each.note for each in cited_by(manager, "thing", campaign)] == ["Before May"]
    with pytest.raises(Conflict) as refused:
        open_replan(manager, row.id, campaign)
    assert refused.value.code == "evidence.replan_open" and len(replanning) == 1
    open_replan(manager, row.id, make_thing(manager))
    assert len(replanning) == 2


def test_only_a_change_of_the_market_opens_a_replan(cast, manager, replanning):
    row, campaign = make_evidence(manager), make_thing(manager)
    with pytest.raises(Conflict, match=r"evidence\.not_a_change"):
        open_replan(manager, row.id, campaign)
    change = make_evidence(manager, kind="market_change")
    with pytest.raises(NotFound):
        open_replan(manager, change.id, make_thing(cast.actor("director"), private=True))
    with pytest.raises(NotAllowed):
        open_replan(cast.actor("intern"), change.id, campaign)
    assert replanning == []
