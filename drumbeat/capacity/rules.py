"""Pure decisions of capacity."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from drumbeat.engines.load.spread import Pace
from drumbeat.kernel.errors import Invalid

LONGEST_NAME = 80
LEVELS = (1, 2, 3)
EVEN, FRONT, BACK, BY_DAY = RULES = ("even", "front", "back", "by_day")
MOST_NEEDS = 20
MOST_PEOPLE = 50
MOST_SKILLS = 100
MOST_DAYS = 400
MOST_MINUTES = 24 * 60
REVIEW_MINUTES = 30
"""What a review takes until a workspace says otherwise."""
HORIZON = timedelta(days=800)
"""How far ahead load is kept: twelve months of demand, and two years of planning."""
Days = Mapping[date, int]
"""Minutes by date."""
PACES: Mapping[str, Pace] = {FRONT: "front", BACK: "back"}
"""The paces of the rules that have one of their own; by day, what is not set by hand lies evenly."""


def check_name(name: str) -> str:
    """Return a skill's name as it is stored; raise Invalid when nothing or too much is left of it."""
    text = " ".join(name.split())
    if not text or not text.isprintable():
        raise Invalid("capacity.bad_skill", fields={"name": ["required" if not text else "bad_value"]})
    if len(text) > LONGEST_NAME:
        raise Invalid("capacity.bad_skill", fields={"name": ["too_long"]}, most=LONGEST_NAME)
    return text


def check_needs(needs: Sequence[Mapping[str, Any]]) -> None:
    """Raise Invalid unless each need names a skill or a role, none twice, for a number of people within reach."""
    wrong: dict[str, list[str]] = {}
    if len(needs) > MOST_NEEDS:
        wrong["needs"] = ["too_many"]
    if any(need["skill_id"] is None and not need["role_name"] for need in needs):
        wrong["role_name"] = ["required"]
    if any(len(need["role_name"]) > LONGEST_NAME for need in needs):
        wrong["role_name"] = ["too_long"]
    if len({(need["skill_id"], need["role_name"].casefold()) for need in needs}) < len(needs):
        wrong["needs"] = ["twice"]
    if any(not 1 <= need["people"] <= MOST_PEOPLE for need in needs):
        wrong["people"] = ["out_of_range"]
    if wrong:
        raise Invalid("capacity.bad_needs", fields=wrong)


def check_levels(levels: Sequence[int]) -> None:
    """Raise Invalid unless every level is one of the three and there are not too many."""
    if any(level not in LEVELS for level in levels):
        raise Invalid("capacity.bad_person_skills", fields={"level": ["out_of_range"]})
    if len(levels) > MOST_SKILLS:
        raise Invalid("capacity.bad_person_skills", fields={"skills": ["too_many"]})


def check_plan(rule: str, days: Days, shares: Mapping[UUID, Days]) -> None:
    """Raise Invalid unless days, of the task or its people, come with the rule that takes them, within a day's time."""
    wrong: dict[str, list[str]] = {}
    if rule not in RULES:
        wrong["rule"] = ["not_admitted"]
    if days and rule != BY_DAY:
        wrong["days"] = ["not_admitted"]
    if shares and (rule != BY_DAY or days):
        wrong["people"] = ["not_admitted"]
    for name, each in (("days", days), *(("people", share) for share in shares.values())):
        if len(each) > MOST_DAYS:
            wrong[name] = ["too_many"]
        if any(not 0 <= minutes <= MOST_MINUTES for minutes in each.values()):
            wrong[name] = ["out_of_range"]
    if wrong:
        raise Invalid("capacity.bad_effort", fields=wrong)


def check_shares(shares: Mapping[UUID, Days], people: Collection[UUID], left: int | None, today: date) -> None:
    """Raise Invalid unless the hours are of people on the task and, from today on, no more than the work that is left.

    `left` is in minutes, None while nobody has worked it out yet.
    """
    if not shares.keys() <= set(people):
        raise Invalid("capacity.not_on_task", fields={"people": ["not_admitted"]})
    given = sum(minutes for days in shares.values() for day, minutes in days.items() if day >= today)
    if left is not None and given > left:
        hours = {"given": _hours(given), "left": _hours(left)}
        raise Invalid("capacity.more_than_left", fields={"people": ["out_of_range"]}, **hours)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def check_review_minutes(minutes: int) -> None:
    """Raise Invalid unless a review takes between nothing and a working day."""
    if not 0 <= minutes <= 480:
        raise Invalid("capacity.bad_settings", fields={"review_minutes": ["out_of_range"]})


def minutes_left(effort: int, progress: int) -> int:
    """Return what is left of the work of an open task, in minutes, rounded up."""
    return -(-effort * (100 - progress) // 100)


def window(
    start: date | None, due: date | None, projected: tuple[date | None, date | None], today: date
) -> tuple[date, date] | None:
    """Return the first and last day on which the work left of an open task lies; None while it has no date.

    The plan decides; the end it lacks is the projected one. Days that have passed take no work any more: a task that is
    overdue lies between today and its projected finish.
    """
    if start is None and due is None:
        return None
    began, ends = projected
    first = start or (min(began, due) if began and due else due)
    last = due or (max(ends, start) if ends and start else start)
    if first is None or last is None:
        return None
    if last < today:
        last = max(today, ends or today)
    return max(first, today), last
