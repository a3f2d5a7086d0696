"""What each row of a table comes to: values, place, links, and every doubt by name. Reads nothing, writes nothing."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from drumbeat.engines.tabular.columns import split_list
from drumbeat.engines.tabular.dates import read_dates
from drumbeat.engines.tabular.numbers import parse_money, parse_number
from drumbeat.engines.tabular.read import Table
from drumbeat.transfer.rules.circles import break_circles, drop_links_to_own_summary, refuse_cycles
from drumbeat.transfer.rules.planned import Doubt, Planned
from drumbeat.transfer.rules.words import people_in, stage_in

MOST_NAME = 500
MOST_COMMENT = 20_000
_PRIORITIES = {
    "urgent": 4, "highest": 4, "critical": 4, "high": 3, "medium": 2, "normal": 2, "low": 1, "lowest": 1,
    "brådskande": 4, "hög": 3, "medel": 2, "låg": 1, "紧急": 4, "緊急": 4, "高": 3, "中": 2, "低": 1,
}  # fmt: skip
_YES = frozenset({"true", "yes", "y", "x", "1", "done", "completed", "complete", "ja", "klar", "是", "已完成", "完成"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def plan_rows(table: Table, mapping: Mapping[str, Any]) -> list[Planned]:
    """Return every row of the table as the mapping reads it.

    Parents and dependencies may be ids or names; of several tasks of one name the nearest one before the row wins and
    the doubt is reported, as the exports of work tools name tasks by their names.
    """
    columns = [column for column in mapping["columns"] if column["field"] != "skip"]
    dates = _dates(table, columns)
    rows = [_row(table, index, columns, dates) for index in range(len(table.rows))]
    finder = _Finder(table, rows, columns)
    for index, row in enumerate(rows):
        row.parent = finder.parent(index)
    refuse_cycles(rows)
    for index in range(len(rows)):
        finder.link(index)
    drop_links_to_own_summary(rows)
    break_circles(rows)
    _key_by_path(rows)
    _refuse_doubles(rows)
    return rows


def _dates(table: Table, columns: Sequence[Mapping[str, Any]]) -> dict[int, list[date | None]]:
    found: dict[int, list[date | None]] = {}
    for column in columns:
        if column["field"] in ("start", "due", "completed", "created") or column.get("kind") == "date":
            at = column["index"]
            values = [row[at] if at < len(row) else "" for row in table.rows]
            found[at] = read_dates(values, column.get("date_order")).parsed
    return found


def _row(
    table: Table, index: int, columns: Sequence[Mapping[str, Any]], dates: Mapping[int, list[date | None]]
) -> Planned:
    cells = table.rows[index]
    row = Planned(table.row_numbers[index], "", "")
    for fault in table.row_faults.get(index, ()):
        row.doubts.append(Doubt(fault))
    for column in columns:
        at = column["index"]
        text = _CONTROL.sub("", cells[at]).strip() if at < len(cells) else ""
        if text:
            _read_cell(row, column, text, dates[at][index] if at in dates else None)
    if not row.name:
        row.doubts.append(Doubt("no_name"))
    elif len(row.name) > MOST_NAME:
        row.values["notes"] = "\n\n".join(filter(None, [row.name, row.values.get("notes", "")]))
        row.name = row.name[: MOST_NAME - 1] + "…"
        row.doubts.append(Doubt("name_shortened"))
    start, due = row.values.get("start"), row.values.get("due")
    if start and due and due < start:
        row.doubts.append(Doubt("due_before_start", {"start": str(start), "due": str(due)}))
        del row.values["start"]
    return row


def _read_cell(row: Planned, column: Mapping[str, Any], text: str, day: date | None) -> None:
    meaning = column["field"]
    if meaning in ("start", "due"):
        _put_date(row, meaning, text, day, column)
    elif meaning == "completed":
        if day is not None or text.casefold() in _YES:
            row.values["completed"] = day or True
    elif meaning == "created":
        if day is not None:
            row.values["created"] = day
    elif meaning in _TEXT_READERS:
        _TEXT_READERS[meaning](row, text, column)
    elif meaning == "custom":
        value = _custom(column, text, day)
        if value is None:
            row.doubts.append(Doubt("unreadable", {"column": column["header"], "value": text[:100]}))
        else:
            row.custom[str(column["index"])] = value


def _put_date(row: Planned, meaning: str, text: str, day: date | None, column: Mapping[str, Any]) -> None:
    if day is None:
        code = "ambiguous_date" if column.get("date_ambiguous") and not column.get("date_order") else "unreadable_date"
        row.doubts.append(Doubt(code, {"column": column["header"], "value": text[:100]}))
    else:
        row.values[meaning] = day


def _put_name(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    row.name = " ".join(text.split())


def _put_key(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    row.key = text[:200]


def _put_stage(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    row.stage = stage_in(text)


def _put_people(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    row.people += [part for part in people_in(text) if part not in row.people]


def _put_tags(row: Planned, text: str, column: Mapping[str, Any]) -> None:
    row.tags += split_list(text, column.get("separator") or ",")


def _put_notes(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    row.values["notes"] = "\n\n".join(filter(None, [row.values.get("notes", ""), text]))


def _put_comment(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    if len(text) > MOST_COMMENT:
        row.doubts.append(Doubt("comment_shortened"))
        text = text[: MOST_COMMENT - 1] + "…"
    if text not in row.comments:
        row.comments.append(text)


def _put_estimate(row: Planned, text: str, column: Mapping[str, Any]) -> None:
    hours = parse_number(text, column.get("decimals") or ".")
    if hours is None or hours < 0 or hours > 100_000:
        row.doubts.append(Doubt("unreadable", {"column": column["header"], "value": text[:100]}))
    else:
        row.values["estimate_minutes"] = round(hours * 60)


def _put_progress(row: Planned, text: str, column: Mapping[str, Any]) -> None:
    percent = parse_number(text.rstrip("% "), column.get("decimals") or ".")
    if percent is not None and 0 <= percent <= 100:
        row.values["progress"] = round(percent)


def _put_priority(row: Planned, text: str, _column: Mapping[str, Any]) -> None:
    row.values["priority"] = _PRIORITIES.get(text.casefold(), 0)


_TEXT_READERS = {
    "name": _put_name,
    "external_id": _put_key,
    "stage": _put_stage,
    "person_email": _put_people,
    "person_name": _put_people,
    "tags": _put_tags,
    "notes": _put_notes,
    "comments": _put_comment,
    "estimate_hours": _put_estimate,
    "progress": _put_progress,
    "priority": _put_priority,
}


def _custom(column: Mapping[str, Any], text: str, day: date | None) -> Any:
    """Return a cell as the custom field's kind keeps it, or None when it cannot be one."""
    kind = column.get("kind", "text")
    if kind == "date":
        return day.isoformat() if day else None
    if kind == "number":
        number = parse_number(text, column.get("decimals") or ".")
        return None if number is None else float(number)
    if kind == "money":
        money = parse_money(text, column.get("decimals") or ".")
        if money is None:
            return None
        return {"amount": round(money[0] * 100), "currency": money[1] or column.get("currency") or "EUR"}
    if kind == "checkbox":
        return text.casefold() in _YES or text in ("✓", "✔", "on", "checked")
    return split_list(text, column.get("separator") or ",") if kind == "multi_choice" else text[:20_000]


class _Finder:
    """Finds the tasks that parents and dependencies name."""

    def __init__(self, table: Table, rows: list[Planned], columns: Sequence[Mapping[str, Any]]) -> None:
        self._table = table
        self._rows = rows
        self._at = {column["field"]: column["index"] for column in columns}
        self._by_key = {row.key: index for index, row in enumerate(rows) if row.key}
        self._by_name: dict[str, list[int]] = {}
        for index, row in enumerate(rows):
            if row.name:
                self._by_name.setdefault(row.name, []).append(index)

    def parent(self, index: int) -> int | None:
        """Return the position of the row's parent."""
        text = self._cell(index, "parent")
        if not text:
            return None
        found = self._one(index, text, "parent")
        if found == index:
            self._rows[index].doubts.append(Doubt("parent_cycle", {"names": [text]}))
            return None
        return found

    def link(self, index: int) -> None:
        """Write the row's predecessors, and the row into those it blocks."""
        for name in self._split(index, "blocked_by"):
            self._join(self._one(index, name, "dependency"), index, index, name)
        for name in self._split(index, "blocking"):
            self._join(index, self._one(index, name, "dependency"), index, name)

    def _join(self, pred: int | None, succ: int | None, index: int, name: str) -> None:
        if pred is None or succ is None:
            return
        if pred == succ:
            self._rows[index].doubts.append(Doubt("self_dependency", {"name": name}))
        elif pred not in self._rows[succ].after:
            self._rows[succ].after.append(pred)

    def _one(self, index: int, text: str, what: str) -> int | None:
        if text in self._by_key:
            return self._by_key[text]
        candidates = self._by_name.get(" ".join(text.split()), [])
        if not candidates:
            self._rows[index].doubts.append(Doubt(f"unknown_{what}", {"name": text[:200]}))
            return None
        if len(candidates) == 1:
            return candidates[0]
        before = [at for at in candidates if at < index]
        self._rows[index].doubts.append(Doubt(f"ambiguous_{what}", {"name": text[:200], "count": len(candidates)}))
        return before[-1] if before else candidates[0]

    def _split(self, index: int, meaning: str) -> list[str]:
        """Return the names in a cell; a name that itself holds a comma is recognised when the file has it."""
        text = self._cell(index, meaning)
        if not text:
            return []
        if text in self._by_key or text in self._by_name:
            return [text]
        parts = [part.strip() for part in re.split(r"[;,\n]", text) if part.strip()]
        return _rejoin(parts, self._by_name.keys() | self._by_key.keys())

    def _cell(self, index: int, meaning: str) -> str:
        at = self._at.get(meaning)
        cells = self._table.rows[index]
        return "" if at is None or at >= len(cells) else cells[at].strip()


def _rejoin(parts: list[str], known: Iterable[str]) -> list[str]:
    """Join neighbouring parts again where only together they are a known name."""
    names = set(known)
    found: list[str] = []
    at = 0
    while at < len(parts):
        for end in range(min(len(parts), at + 6), at, -1):
            name = ", ".join(parts[at:end])
            if name in names or end == at + 1:
                found.append(name)
                at = end
                break
    return found


def _key_by_path(rows: list[Planned]) -> None:
    """Give rows without an id a key from their path and name."""
    paths: dict[int, str] = {}
    for index, row in enumerate(rows):
        if not row.key:
            line = [index]
            while (above := rows[line[-1]].parent) is not None and above not in paths:
                line.append(above)
            for each in reversed(line):
                over = rows[each].parent
                paths[each] = (paths[over] + "\x1f" if over is not None else "") + rows[each].name
            row.key = "path:" + hashlib.sha256(paths[index].encode()).hexdigest()[:40]


def _refuse_doubles(rows: list[Planned]) -> None:
    first: dict[str, Planned] = {}
    for row in rows:
        if not row.name:
            continue
        if row.key in first:
            code = "double_path" if row.key.startswith("path:") else "double_id"
            row.doubts.append(Doubt(code, {"row": first[row.key].number}))
        else:
            first[row.key] = row
