"""Words that belong to a machine or a person."""

import pytest

from scripts.checks.private_words import problems_in


@pytest.mark.parametrize(
    "text",
    [
        "see /root/.cache",
        "open('/work/main/x')",
        "/home/anna/code",
        "https://files.pythonhosted.org/a",
        "-----BEGIN RSA PRIVATE KEY-----",
        "anna@bigcorp.com",
    ],
)
def test_is_found(text: str):
    assert len(problems_in("a.md", f"first line\n{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "GET /work/tasks",
        "anna@example.com",
        "anna@mail.example.org",
        "npm i x@1.2.3",
        "git@host:repo",
        "features/work/main.ts",
    ],
)
def test_is_left_alone(text: str):
    assert problems_in("a.md", text) == []
