"""One process of the product for all journeys of a worker: each gets a workspace to itself."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e.backstage.product import ROOT, environment_of, migrated_copy, running
from e2e.backstage.seed import EMAIL, address_of


class Place(str):
    """The address of a server, and the e-mail address of the owner whose workspace a test has."""

    __slots__ = ("owner",)
    owner: str

    def __new__(cls, address: str, owner: str = EMAIL) -> "Place":
        """Return the address with its owner."""
        place = super().__new__(cls, address)
        place.owner = owner
        return place


class House:
    """A running server and the seeder beside it."""

    def __init__(self, address: str, seeder: "subprocess.Popen[str]") -> None:
        self._address, self._seeder, self._count = address, seeder, 0

    def workspace(self) -> Place:
        """Make a workspace nobody else has."""
        self._count += 1
        owner = f"ines{self._count}@example.com"
        _ask(self._seeder, f"new {owner}", "done")
        return Place(self._address, owner)

    def hire(self, place: Place, name: str, role: str) -> str:
        """Give somebody an account in a workspace; return their address."""
        _ask(self._seeder, f"hire {place.owner} {name} {role}", "done")
        return address_of(name, place.owner)


def seeder_of(folder: Path) -> "subprocess.Popen[str]":
    """Seed a folder that is not there yet; the process goes on to answer."""
    migrated_copy(folder)
    seeder = subprocess.Popen(
        [sys.executable, "-m", "e2e.backstage.seed"], cwd=ROOT, env=environment_of(folder), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    _ask(seeder, "", "ready")
    return seeder


def _ask(seeder: "subprocess.Popen[str]", line: str, answer: str) -> None:
    if seeder.stdin is None or seeder.stdout is None:
        raise ValueError(seeder.args)
    if line:
        seeder.stdin.write(f"{line}\n")
        seeder.stdin.flush()
    if seeder.stdout.readline().strip() != answer:
        raise RuntimeError(f"the seeder failed at: {line}")


@contextmanager
def opened(folder: Path) -> Iterator[House]:
    """The house on an empty folder, until the block ends."""
    seeder = seeder_of(folder)
    try:
        with running(folder, DEMO="0") as address:
            yield House(address, seeder)
    finally:
        seeder.communicate()
