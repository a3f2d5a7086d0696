from datetime import timedelta

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "drumbeat.identity"
    label = "identity"

    def ready(self) -> None:
        """Register names for histories, the live channel's door keeper, whose name jobs go on in, letters, last use."""
        from drumbeat.identity import auth, jobs
        from drumbeat.identity.actions.letter import JOB
        from drumbeat.identity.lends import NAMINGS
        from drumbeat.identity.queries import load_actor
        from drumbeat.kernel.actor import load_with
        from drumbeat.kernel.background.jobs import job, on_start, periodic
        from drumbeat.kernel.live.listeners import authenticate_with
        from drumbeat.kernel.safety.naming import register_naming

        for naming in NAMINGS:
            register_naming(naming)
        load_with(load_actor)
        authenticate_with(auth.admit, auth.refresh)
        job("identity.load_demo")(jobs.load_demo)
        on_start(jobs.resume_demo)
        job(JOB)(jobs.deliver)
        periodic("identity.deliver_due", timedelta(seconds=20))(jobs.deliver_due)
        periodic("identity.flush_last_used", timedelta(minutes=5))(_flush)


def _flush() -> None:
    from drumbeat.identity.auth import flush_last_used

    flush_last_used()
