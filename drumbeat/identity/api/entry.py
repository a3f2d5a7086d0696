"""Doors that stand open before anybody is signed in: the first run and the one-time sign-in link."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from drumbeat.identity import offers
from drumbeat.identity.actions.access import FirstWorkspace, found_first_workspace, sign_in_person, use_sign_in_key
from drumbeat.identity.actions.workspace import Founder
from drumbeat.identity.queries import any_workspace, demo_progress, mail_state
from drumbeat.identity.schemas import FirstRun, NewWorkspace, SignInKey, Started
from drumbeat.kernel.http.csrf import from_this_site
from drumbeat.kernel.http.doors import no_content, reply
from drumbeat.kernel.http.rates import spend

router = Router()


@router.get("/first-run", response=FirstRun, auth=None, operation_id="get_first_run")
def get_first_run(request: HttpRequest) -> HttpResponse:
    """Say whether the first workspace is still to be founded, how far a demo has filled it, whether letters leave."""
    return reply(
        {
            "needed": not any_workspace(),
            "demo": offers.demo is not None,
            "loading": demo_progress(),
            "mail": mail_state(),
        }
    )


@router.post("/first-run", response={201: Started}, auth=from_this_site, operation_id="start_workspace")
def start_workspace(request: HttpRequest, payload: NewWorkspace) -> HttpResponse:
    """Found the first workspace and sign its owner in; refused once there is one. A demo goes on as a job."""
    owner = found_first_workspace(
        FirstWorkspace(
            payload.workspace_name,
            Founder(payload.name, payload.email, payload.password),
            payload.language,
            payload.time_zone,
            payload.mode == "demo",
        )
    )
    sign_in_person(request, owner)
    return reply({"workspace_id": owner.workspace_id, "person_id": owner.id}, 201)


@router.post("/sign-in-link", response={204: None}, auth=from_this_site, operation_id="use_sign_in_link")
def use_sign_in_link(request: HttpRequest, payload: SignInKey) -> HttpResponse:
    """Sign in by a one-time link; its key comes in the body, never in an address."""
    spend("entry", request.META.get("REMOTE_ADDR", ""), settings.RATE_OF_ENTRIES)
    use_sign_in_key(request, payload.key)
    return no_content()
