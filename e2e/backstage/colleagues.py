"""People with accounts beside the seeded owner, added before their journey begins.

Run as a process of its own with DATA_DIR set: `python -m e2e.backstage.colleagues name:role …`.
"""

import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drumbeat.config.settings")

from e2e.backstage.product import ROOT, environment_of
from e2e.backstage.seed import PASSWORD


def hire(folder: Path, **roles: str) -> dict[str, str]:
    """Give each name an account in the role, with the seed's password; return their addresses by name."""
    people = [f"{name}:{role}" for name, role in roles.items()]
    command = [sys.executable, "-m", "e2e.backstage.colleagues", *people]
    subprocess.run(command, cwd=ROOT, env=environment_of(folder), check=True)
    return {name: address(name) for name in roles}


def address(name: str) -> str:
    """Where a colleague gets mail."""
    return f"{name.lower()}@example.com"


def main() -> None:
    """Open the accounts the arguments name."""
    import django

    django.setup()
    from drumbeat.identity.actions.account import OpenAccount, open_account
    from drumbeat.identity.queries import all_workspaces

    for each in sys.argv[1:]:
        name, role = each.split(":")
        open_account(all_workspaces()[0], OpenAccount(address(name), name, role, PASSWORD))


if __name__ == "__main__":
    main()
