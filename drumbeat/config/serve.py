"""Starting and stopping the server."""

import asyncio
import contextlib
import socket  # noqa: TID251  (listening, not calling out)
from types import FrameType

import uvicorn


class Server(uvicorn.Server):
    """Uvicorn, telling the live streams to end before it waits for connections to close."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End streams first: they would otherwise hold the shutdown for its whole grace time."""
        from drumbeat.config.asgi import app

        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop().create_task(app.tailer.stop())
        super().handle_exit(sig, frame)


def listen(host: str, port: int) -> list[socket.socket]:
    """Return listening sockets; `localhost` means both 127.0.0.1 and ::1 where the machine has it."""
    hosts = ["127.0.0.1", "::1"] if host == "localhost" else [host]
    sockets: list[socket.socket] = []
    for each in hosts:
        family = socket.AF_INET6 if ":" in each else socket.AF_INET
        try:
            listener = socket.socket(family, socket.SOCK_STREAM)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind((each, port))
        except OSError:
            if not sockets and each == hosts[-1]:
                raise
            if each == "127.0.0.1":
                raise
            continue
        sockets.append(listener)
    return sockets


def serve(host: str, port: int) -> None:
    """Serve until told to stop."""
    config = uvicorn.Config(
        "drumbeat.config.asgi:app",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=65,
        lifespan="on",
        server_header=False,
        proxy_headers=True,
    )
    Server(config).run(sockets=listen(host, port))
