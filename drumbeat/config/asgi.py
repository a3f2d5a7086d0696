"""The process: Django's WSGI app in a pool of threads, the live channel native beside it, the pump within."""

import gc
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drumbeat.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  (Django must be set up first)
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import get_resolver  # noqa: E402
from whitenoise import WhiteNoise  # noqa: E402

from drumbeat.config.bridge import Bridge  # noqa: E402
from drumbeat.kernel.background.pump import Pump  # noqa: E402
from drumbeat.kernel.live.stream import PATH, serve_stream  # noqa: E402
from drumbeat.kernel.live.tailer import Tailer  # noqa: E402

THREADS = 40
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


def _wsgi() -> Any:
    application = get_wsgi_application()
    root = Path(settings.WEB_DIST)
    if not root.is_dir():
        return application
    return WhiteNoise(application, root=str(root), immutable_file_test=r"^/assets/", index_file=False)


def _stand_still() -> None:
    """Load every route, and have the collector of cyclic garbage pass over all that stands when the server opens.

    It would walk through some hundred thousand objects of modules, models and schemas in each full turn, and hold every
    request meanwhile. What loading left in cycles, a megabyte, stays: collecting it first takes a quarter of a second.
    """
    get_resolver().url_patterns  # noqa: B018  (the routes are loaded by being looked at)
    gc.freeze()
    gc.enable()


class Application:
    """Routes each request to the live channel or to Django, and starts and stops what runs beside them."""

    def __init__(self) -> None:
        self.tailer = Tailer()
        self.pump = Pump() if settings.ENVIRONMENT.processes == 1 else None
        self._django = Bridge(_wsgi(), THREADS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http" and scope["path"] == PATH:
            await serve_stream(self.tailer, scope, receive, send)
        elif scope["type"] == "http":
            await self._django(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                _stand_still()
                self.tailer.start()
                if self.pump is not None:
                    self.pump.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.tailer.stop()
                if self.pump is not None:
                    self.pump.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return


app = Application()
