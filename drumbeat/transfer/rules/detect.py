"""What tool a table comes from and what its columns mean; a person corrects the proposal."""

import re
from collections.abc import Sequence
from typing import Any

from drumbeat.engines.tabular.columns import ColumnGuess, infer_column
from drumbeat.engines.tabular.dates import read_dates
from drumbeat.engines.tabular.read import Table

FIELDS = (
    "skip", "name", "external_id", "stage", "person_name", "person_email", "start", "due", "completed", "created",
    "tags", "notes", "parent", "blocked_by", "blocking", "estimate_hours", "progress", "priority", "comments", "custom",
)  # fmt: skip
ONCE = frozenset(FIELDS) - {"skip", "custom", "notes", "comments"}
DATES = frozenset({"start", "due", "completed", "created"})

_ASANA = frozenset({"task id", "section/column", "completed at", "projects"})
_WORDS: dict[str, tuple[str, ...]] = {
    "name": ("name", "task", "task name", "title", "summary", "subject", "namn", "uppgift", "titel", "rubrik",
             "名称", "任务", "任务名称", "标题", "名稱", "任務", "任務名稱", "標題", "work item", "item"),
    "external_id": ("task id", "id", "key", "issue key", "nr", "编号", "編號", "任务id", "任務id"),
    "stage": ("section/column", "section", "column", "status", "stage", "state", "list", "kolumn", "steg", "fas",
              "状态", "狀態", "阶段", "階段", "列表"),
    "person_email": ("assignee email", "e-mail", "email", "owner email", "e-post", "邮箱", "電子郵件"),
    "person_name": ("assignee", "assignees", "assigned to", "owner", "responsible", "ansvarig", "tilldelad",
                    "负责人", "負責人", "执行者", "執行者"),
    "start": ("start date", "start", "begin", "startdatum", "开始日期", "開始日期", "开始", "開始"),
    "due": ("due date", "due", "deadline", "end date", "finish", "end", "förfallodatum", "slutdatum", "slut",
            "截止日期", "截止", "结束日期", "結束日期"),
    "completed": ("completed at", "completed", "done", "closed", "klar", "slutförd", "完成时间", "完成時間",
                  "完成日期"),
    "created": ("created at", "created", "skapad", "创建时间", "建立時間"),
    "tags": ("tags", "labels", "etiketter", "taggar", "标签", "標籤"),
    "notes": ("notes", "description", "details", "beskrivning", "anteckningar", "备注", "備註", "描述", "说明", "說明"),
    "parent": ("parent task", "parent", "parent id", "överordnad", "huvuduppgift", "父任务", "上級任務", "上级任务",
               "父任務"),
    "blocked_by": ("blocked by (dependencies)", "blocked by", "predecessors", "depends on", "beroende av",
                   "blockeras av", "前置任务", "前置任務", "依赖"),
    "blocking": ("blocking (dependencies)", "blocking", "successors", "blockerar", "后置任务", "後置任務"),
    "estimate_hours": ("estimate", "estimated hours", "estimate (hours)", "effort", "hours", "timmar", "uppskattning",
                       "预估工时", "預估工時", "工时"),
    "progress": ("progress", "% complete", "percent complete", "framsteg", "进度", "進度"),
    "priority": ("priority", "prioritet", "优先级", "優先級", "優先順序"),
    "comments": ("comments", "comment", "kommentarer", "评论", "評論", "留言"),
}  # fmt: skip
_MEANING = {word: field for field, words in _WORDS.items() for word in words}
_NOT_CARRIED = frozenset({"last modified", "projects", "created by", "modified", "section id", "row id"})


def detect(table: Table) -> dict[str, Any]:
    """Return `{tool, columns}`: per column its header, guess of kind, samples and the proposed meaning."""
    headers = [_plain(header) for header in table.raw_headers]
    tool = "asana" if len(_ASANA & set(headers)) >= 3 else "table"
    columns: list[dict[str, Any]] = []
    taken: set[str] = set()
    for index, header in enumerate(table.headers):
        values = [row[index] if index < len(row) else "" for row in table.rows]
        guess = infer_column(header, values)
        meaning = _meaning(headers[index], guess, values, taken, tool)
        taken.add(meaning)
        columns.append(_column(index, header, guess, meaning))
    if "name" not in taken:
        _name_from_text(columns)
    return {"tool": tool, "columns": columns}


def _meaning(header: str, guess: ColumnGuess, values: Sequence[str], taken: set[str], tool: str) -> str:
    field = _MEANING.get(header, "")
    if field and not (field in ONCE and field in taken) and _fits(field, guess, values):
        return field
    if guess.kind == "empty" or header in _NOT_CARRIED or (tool == "asana" and header == "projects"):
        return "skip"
    if guess.kind == "person" and "person_email" not in taken and "assign" in header:
        return "person_email"
    return "custom"


def _fits(field: str, guess: ColumnGuess, values: Sequence[str]) -> bool:
    if field in DATES and field != "completed" and guess.kind not in ("date", "empty"):
        read = read_dates(values)
        return read.unread * 2 <= read.filled
    return not (field == "estimate_hours" and guess.kind not in ("number", "empty"))


def _column(index: int, header: str, guess: ColumnGuess, meaning: str) -> dict[str, Any]:
    return {
        "index": index,
        "header": header,
        "field": meaning,
        "kind": "text" if guess.kind == "empty" else guess.kind,
        "filled": guess.filled,
        "samples": [sample[:200] for sample in guess.samples],
        "date_order": guess.date_order,
        "date_ambiguous": guess.date_ambiguous,
        "separator": guess.separator,
        "currency": guess.currency,
        "decimals": guess.decimals,
        "choices": guess.choices,
    }


def _name_from_text(columns: list[dict[str, Any]]) -> None:
    """Take the first filled column of text as the name when no header says so."""
    for column in columns:
        if column["field"] == "custom" and column["kind"] in ("text", "choice") and column["filled"]:
            column["field"] = "name"
            return


def _plain(header: str) -> str:
    return re.sub(r"\s+", " ", header.replace("\ufeff", "").strip().casefold())
