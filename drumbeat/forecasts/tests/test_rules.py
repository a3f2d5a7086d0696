"""Pure decisions of forecasts."""

from datetime import date
from uuid import UUID

from drumbeat.forecasts import rules

ONE, TWO = UUID(int=1), UUID(int=2)
DAY = date(2026, 3, 2)


def test_a_delay_counts_days_and_a_kept_day_is_none():
    threat = rules.delay(ONE, DAY, date(2026, 3, 5))
    assert threat is not None and threat.facts["days"] == 3
    assert rules.delay(ONE, DAY, DAY) is None
    assert rules.delay(ONE, None, DAY) is None


def test_the_task_furthest_behind_is_named_first():
    threat = rules.negative_float([(ONE, "A", -60), (TWO, "B", -480), (ONE, "C", 0), (ONE, "D", None)])
    assert threat is not None
    assert (threat.task_id, threat.facts["count"], threat.facts["tasks"][0]["minutes"]) == (TWO, 2, 480)


def test_small_drops_are_no_warning():
    assert rules.odds_drop(ONE, 700, 800) is None
    assert rules.odds_drop(ONE, None, 800) is None
    assert rules.odds_drop(ONE, 400, 800) is not None


def test_small_teams_are_not_learned_apart():
    assert rules.group_names([ONE], {ONE: TWO}, {TWO: 4}, by_person=False) == "team:any"
    assert rules.group_names([ONE], {ONE: TWO}, {TWO: 5}, by_person=False) == f"team:{TWO}"
    assert rules.group_names([ONE], {}, {}, by_person=True) == f"person:{ONE}"
    assert rules.group_names([], {}, {}, by_person=True) == "nobody"


def test_names_are_alike_in_every_language():
    others = [(ONE, "撰写四月新闻稿"), (TWO, "Skriv nyhetsbrev april")]
    assert [pk for pk, _ in rules.alike("撰写五月新闻稿", others)] == [ONE]
    assert [pk for pk, _ in rules.alike("Skriv nyhetsbrev maj", others)] == [TWO]
    assert rules.alike("Budget", others) == []
