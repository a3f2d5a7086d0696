"""A server for each module that asks for one, on a copy of a folder that was filled once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.server.running import Filled, Server, fill, running


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture(scope="module")
def lasting_server(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a module."""
    with running(filled, _copy(filled, tmp_path_factory.mktemp("lasting"))) as server:
        yield server


@pytest.fixture
def mortal_server(filled: Filled, tmp_path: Path) -> Iterator[Server]:
    """A server for one test, which may end it."""
    with running(filled, _copy(filled, tmp_path)) as server:
        yield server


def _copy(filled: Filled, folder: Path) -> Path:
    shutil.copytree(filled.folder, folder, symlinks=True, dirs_exist_ok=True)
    return folder
