"""Imports between the folders of web/src."""

import pytest

from scripts.checks.web_order import problems_in

ORDER = {"home": 3, "work": 2, "campaigns": 1}


def problems(file: str, source: str) -> list[str]:
    return problems_in([{"file": f"web/src/{file}", "line": 1, "source": source}], ORDER)


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("features/work/api.ts", "@/ui/avatar"),
        ("features/work/api.ts", "react"),
        ("features/work/pages/list.tsx", "../model"),
        ("features/home/api.ts", "@/features/work/public"),
        ("features/home/api.ts", "../work/public.ts"),
        ("app/router.tsx", "../features/work/routes"),
        ("app/main.tsx", "./providers"),
        ("ui/avatar.tsx", "../lib/dates"),
    ],
)
def test_may(file: str, source: str):
    assert problems(file, source) == []


@pytest.mark.parametrize(
    ("file", "source", "why"),
    [
        ("features/work/api.ts", "@/features/home/public", "does not stand below it"),
        ("features/home/api.ts", "@/features/work/model", "through its public.ts only"),
        ("features/home/api.ts", "../../app/router", "features may not import app"),
        ("ui/avatar.tsx", "@/features/work/public", "ui may not import features"),
        ("lib/dates.ts", "../ui/avatar", "lib may not import ui"),
        ("features/misc/api.ts", "@/features/work/public", "not an area"),
    ],
)
def test_may_not(file: str, source: str, why: str):
    [problem] = problems(file, source)
    assert why in problem
