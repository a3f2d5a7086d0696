"""What each sub-command of `drumbeat` does; returns the exit status."""

import argparse

from django.conf import settings
from django.core.management import call_command


def run_migrate(_options: argparse.Namespace) -> int:
    """Bring the database to this version."""
    call_command("migrate", verbosity=0)
    return 0


def run_up(options: argparse.Namespace) -> int:
    """Migrate and serve."""
    from drumbeat.config.serve import serve

    run_migrate(options)
    serve(options.host, options.port or settings.ENVIRONMENT.port)
    return 0


def run_worker(_options: argparse.Namespace) -> int:
    """Run readers and jobs until stopped."""
    import signal
    import threading

    from drumbeat.kernel.background.pump import Pump

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    pump = Pump()
    pump.start()
    stop.wait()
    pump.stop()
    return 0
