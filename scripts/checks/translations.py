"""Every text exists in all four languages: the web's .po catalogues and the server's texts/*.json."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from scripts.checks.common import LANGUAGES, ROOT, SERVER, finish

SHOWN = 12

CATALOGUES = ROOT / "web" / "src" / "i18n"
PLACEHOLDER = re.compile(r"(?<!one )(?<!two )(?<!few )(?<!many )(?<!other )(?<!=\d )\{(\w+)(?=[,}])")
"""The name of an argument, alone or with its forms; what follows the name of a form is a form."""
Catalogue = dict[str, str]


def read_po(text: str) -> Catalogue:
    """Message ids and their texts; several string lines are joined, obsolete entries left out."""
    found: Catalogue = {}
    message, field = {"msgid": "", "msgstr": "", "msgctxt": ""}, ""
    for line in [*text.splitlines(), ""]:
        match = re.match(r'(?:(msgid|msgstr|msgctxt) )?"(.*)"$', line)
        if match:
            if match[1] in ("msgid", "msgctxt") and field == "msgstr":
                message = {"msgid": "", "msgstr": "", "msgctxt": ""}
            field = match[1] or field
            message[field] += match[2]
        if message["msgid"] and field == "msgstr":
            found[f"{message['msgctxt']}\x04{message['msgid']}" if message["msgctxt"] else message["msgid"]] = message[
                "msgstr"
            ]
    return found


def compare(place: str, catalogues: Mapping[str, Catalogue]) -> list[str]:
    """Missing, empty and surplus texts, and translations whose placeholders differ; English is the measure."""
    found = []
    english = catalogues.get("en", {})
    for language in LANGUAGES:
        texts = catalogues.get(language)
        if texts is None:
            found.append(f"{place}: {language} is missing")
            continue
        missing = [key for key in english if not texts.get(key, "").strip()]
        found += [f"{place}: {language}: no text for {key!r}" for key in missing[:SHOWN]]
        found += [f"{place}: {language}: and {len(missing) - SHOWN} more"] if len(missing) > SHOWN else []
        found += [f"{place}: {language}: {key!r} is not in English" for key in texts if key not in english]
        found += [
            f"{place}: {language}: other placeholders in {key!r}" for key in english if _differ(english, texts, key)
        ]
    return found


def _differ(english: Catalogue, texts: Catalogue, key: str) -> bool:
    text = texts.get(key, "").strip()
    return bool(text) and set(PLACEHOLDER.findall(english[key])) != set(PLACEHOLDER.findall(text))


def web_problems(folder: Path) -> list[str]:
    """What is wrong with the browser half's catalogues; nothing while it has none."""
    names = sorted({path.name for path in folder.glob("*/*.po")})
    found: list[str] = []
    for name in names:
        files = {language: folder / language / name for language in LANGUAGES}
        texts = {language: read_po(path.read_text()) for language, path in files.items() if path.exists()}
        found += compare(f"i18n/{name}", texts)
    return found


def server_problems(folder: Path) -> list[str]:
    """What is wrong with the texts of one area."""
    texts: dict[str, Catalogue] = {}
    for path in sorted(folder.glob("*.json")):
        texts[path.stem] = {key: str(value) for key, value in json.loads(path.read_text()).items()}
    return compare(f"{folder.parent.name}/texts", texts)


def main() -> int:
    """Exit code 0 when nothing is missing."""
    problems = web_problems(CATALOGUES)
    for folder in sorted(SERVER.glob("*/texts")):
        problems += server_problems(folder)
    return finish(problems)


if __name__ == "__main__":
    raise SystemExit(main())
