"""`make dev`: the server, restarted when Python changes, and Vite, which reloads the web. Ctrl-C ends both."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from scripts.web import ROOT, WEB, node_environment, node_home, packages

WEB_PORT = "5173"


def commands(port: str) -> list[tuple[list[str], dict[str, str]]]:
    """The two programs with their environments; the web asks the server at `port`."""
    serve = f"{sys.executable} -m drumbeat up"
    server = [sys.executable, "-m", "watchfiles", "--filter", "python", serve, "drumbeat"]
    npm = node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    web = [str(node_home() / "bin" / "node"), str(npm), "--prefix", str(WEB), "run", "--silent", "dev"]
    target = f"http://localhost:{port}"
    return [
        (server, {**os.environ, "PORT": port, "PUBLIC_URL": f"http://localhost:{WEB_PORT}"}),
        (web, {**node_environment(), "PORT": WEB_PORT, "DRUMBEAT_SERVER": target}),
    ]


def wait_for_one(running: Sequence[subprocess.Popen[bytes]]) -> int:
    """Waits until one of the programs ends; returns its exit code."""
    while True:
        for process in running:
            if process.poll() is not None:
                return process.returncode
        time.sleep(0.3)


def main() -> int:
    """Runs both until one ends or the person stops them."""
    packages()
    port = os.environ.get("PORT", "8000")
    print(f"Web with reload: http://localhost:{WEB_PORT}  (server: {port})", flush=True)
    running = [subprocess.Popen(command, cwd=ROOT, env=env) for command, env in commands(port)]
    try:
        return wait_for_one(running)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.send_signal(signal.SIGINT)
        for process in running:
            process.wait(timeout=15)


if __name__ == "__main__":
    raise SystemExit(main())
