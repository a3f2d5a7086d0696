"""Style sheets and the parts that use them."""

from pathlib import Path

import pytest

from scripts.checks.web_styles import problems_in

SHEET = "/* .gone */ .a,\n.b:hover > svg { margin: 0.5em } @media (max-width: 9px) { .c :global(.figures) { top: 0 } }"


@pytest.mark.parametrize(
    ("code", "problems"),
    [
        ("styles.a; styles.b; styles.c", []),
        ("styles.a; styles.b", ["x.module.css: .c is used by nothing"]),
        ("styles.a; styles.b; styles.c; styles.d", ["x.module.css: .d is asked for and not there"]),
        ("styles[look]", []),
    ],
)
def test_each_class_has_a_use_and_each_use_a_class(tmp_path: Path, code: str, problems: list[str]):
    (tmp_path / "x.module.css").write_text(SHEET)
    (tmp_path / "x.tsx").write_text(f'import styles from "./x.module.css";\n{code}')
    assert problems_in(tmp_path) == problems


def test_a_sheet_of_another_folder_is_found(tmp_path: Path):
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "x.module.css").write_text(".a {}")
    (tmp_path / "page.tsx").write_text('import shared from "@/ui/x.module.css";\nshared.a')
    assert problems_in(tmp_path) == []
