"""What the web process loads: the heavy numerics stay out of it, whatever imports grow between the areas."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.checks.forbidden_imports import HEAVY

LOADED = "import sys, drumbeat.config.asgi, drumbeat.config.urls, drumbeat.config.api; print(*sys.modules)"


def test_no_heavy_package_is_loaded(tmp_path: Path):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "drumbeat.config.settings", "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "drumbeat.config.asgi" in loaded
    assert not loaded & {*HEAVY, "numpy"}
