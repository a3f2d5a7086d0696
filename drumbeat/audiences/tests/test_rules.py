from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest

from drumbeat.audiences.rules import (
    Standards,
    Whom,
    check_audience,
    check_limit,
    check_message,
    each_once,
    folded,
    in_force,
    is_web_address,
)
from drumbeat.kernel.errors import Invalid

CHANNEL, OTHER, PROFILE, PERSONA = uuid4(), uuid4(), uuid4(), uuid4()


@dataclass
class Said:
    channel_id: UUID = CHANNEL
    audience_id: UUID | None = None
    segment: str = ""
    reason: str = "Standard"
    until: date | None = None


def test_segments_are_compared_without_regard_to_dashes_blanks_and_case():
    assert folded(" 18 – 24 ") == folded("18-24") == folded("18~24")
    assert each_once(["18–24", "18-24", " ", "Parents", "parents"]) == ["18–24", "Parents"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"kind": "crowd"}, "kind"),
        ({"kind": "icp", "parent_id": PROFILE}, "parent_id"),
        ({"problem": "x" * 5001}, "problem"),
        ({"journey": {"afterlife": "x"}}, "journey"),
        ({"segments": ["x" * 41]}, "segments"),
        ({"segments": ["x"] * 31}, "segments"),
    ],
)
def test_what_no_audience_can_be_is_refused_by_field(values, field):
    with pytest.raises(Invalid) as refused:
        check_audience({"kind": "persona", "name": "Ines", **values})
    assert set(refused.value.fields) == {field}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"audience_id": None}, "audience_id"),
        ({"segment": "18-24"}, "audience_id"),
        ({"audience_id": None, "segment": "x" * 41}, "segment"),
    ],
)
def test_a_limit_is_of_an_audience_or_a_segment_and_says_why(values, field):
    with pytest.raises(Invalid) as refused:
        check_limit({"channel_id": CHANNEL, "audience_id": PERSONA, "reason": "Standard", **values})
    assert set(refused.value.fields) == {field}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " \tjava\nscript:alert(1)", "data:text/html,x", "https://", "//evil", "shop"]
)
def test_a_call_to_action_leads_to_the_web_only(url):
    assert not is_web_address(url)
    with pytest.raises(Invalid) as refused:
        check_message({"cta_url": url})
    assert refused.value.fields == {"cta_url": ["bad_value"]}


def test_web_addresses_are_admitted():
    check_message({"core": "Less waste", "cta_url": "https://example.com/try?a=b"})


WHOM = {
    PROFILE: Whom(frozenset({PROFILE}), frozenset()),
    PERSONA: Whom(frozenset({PERSONA, PROFILE}), frozenset({"18-24"})),
}


@pytest.mark.parametrize(
    ("limit", "channel", "audience", "forbidden"),
    [
        (Said(audience_id=PERSONA), CHANNEL, PERSONA, True),
        (Said(audience_id=PROFILE), CHANNEL, PERSONA, True),
        (Said(audience_id=PERSONA), CHANNEL, PROFILE, False),
        (Said(audience_id=PERSONA), OTHER, PERSONA, False),
        (Said(segment="18–24"), CHANNEL, PERSONA, True),
        (Said(segment="18–24"), CHANNEL, PROFILE, False),
        (Said(segment="25-34"), CHANNEL, PERSONA, False),
        (Said(audience_id=PERSONA), None, PERSONA, False),
        (Said(audience_id=PERSONA), CHANNEL, None, False),
        (Said(audience_id=PERSONA), CHANNEL, uuid4(), False),
    ],
)
def test_a_limit_keeps_those_it_is_about_off_its_channel(limit, channel, audience, forbidden):
    assert (Standards([limit], WHOM).forbidding(channel, audience) is limit) is forbidden


def test_a_limit_holds_through_its_last_day():
    limit = Said(until=date(2027, 3, 2))
    assert in_force(limit, date(2027, 3, 2)) and not in_force(limit, date(2027, 3, 3)) and in_force(Said(), date.max)
