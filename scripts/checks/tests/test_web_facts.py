"""What the parser of the web's sources finds, on a source written for the purpose."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.web import TOOLING, node_home, packages

SOURCE = """
import { Trans } from "@lingui/react/macro";
export { other } from "./other";
export function Page() {
  const later = () => import("@/lib/dates");
  return (
    <section title="Loose title" className="not spoken">
      Loose words
      <Trans>Translated <b>words</b></Trans>
      <code>GET</code>
      {"Braced words"}
    </section>
  );
}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> dict:
    packages(TOOLING)
    web = tmp_path_factory.mktemp("repository") / "web"
    (web / "src").mkdir(parents=True)
    (web / "tooling").mkdir()
    (web / "src" / "page.tsx").write_text(SOURCE)
    shutil.copy(TOOLING / "source-facts.mjs", web / "tooling")
    Path(web / "tooling" / "node_modules").symlink_to(TOOLING / "node_modules")
    command = [str(node_home() / "bin" / "node"), "tooling/source-facts.mjs"]
    return json.loads(subprocess.run(command, cwd=web, capture_output=True, check=True).stdout)


def test_imports_of_every_kind(facts: dict):
    assert [fact["source"] for fact in facts["imports"]] == ["@lingui/react/macro", "./other", "@/lib/dates"]


def test_only_untranslated_text_a_person_sees(facts: dict):
    assert [fact["text"] for fact in facts["literals"]] == ["Loose title", "Loose words", "Braced words"]
