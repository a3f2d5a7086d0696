"""Taking a run back and bringing it here again: at once when it is small, as a job in short transactions else."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from drumbeat.kernel.actions import action, emit, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.policy import require
from drumbeat.metrics import events, policy
from drumbeat.metrics.actions.runs import open_run, ref, renew_touched
from drumbeat.metrics.ledger.taking_back import PART, added_by, put_back, written_since
from drumbeat.metrics.ledger.write import Tally, remove_facts
from drumbeat.metrics.models import Fact, FactRevision, FactRun

AT_ONCE = 4 * PART
JOB = "metrics.withdraw"


@action
def withdraw_runs(actor: Actor, ids: Sequence[UUID]) -> None:
    """Take runs back: what they replaced is there again; one taken back already is passed over."""
    for run in _runs(actor, ids, FactRun.State.DONE):
        kept = written_since(run)
        run.gone_by = open_run(
            actor, run.source, FactRun.Kind.UNDO, run.label, run.scope_id, (run.first_day, run.last_day)
        )
        run.state = FactRun.State.LEAVING
        run.save(update_fields=["state", "gone_by"])
        emit(events.FactsWithdrawn(subject=ref(run), scope_id=run.scope_id, facts={"name": run.label, "kept": kept}))
        _carry_out(actor, run)


@action
def return_runs(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring runs here again that were taken back."""
    for run in _runs(actor, ids, FactRun.State.GONE):
        run.state = FactRun.State.RETURNING
        run.save(update_fields=["state"])
        emit(events.FactsReturned(subject=ref(run), scope_id=run.scope_id, facts={"name": run.label}))
        _carry_out(actor, run)


def _runs(actor: Actor, ids: Sequence[UUID], state: str) -> list[FactRun]:
    rows = FactRun.objects.filter(policy.visible(actor), pk__in=list(ids), state=state).select_related("source")
    found = list(rows.order_by("id"))
    for run in found:
        require(actor, policy.WITHDRAW_FACTS, run)
    return found


def _carry_out(actor: Actor, run: FactRun) -> None:
    many = (
        Fact.objects.filter(run=run)[: AT_ONCE + 1].count()
        + FactRevision.objects.filter(ended_by=run.gone_by if run.state == FactRun.State.RETURNING else run)[
            : AT_ONCE + 1
        ].count()
    )
    if many <= AT_ONCE:
        settle_run(actor, run)
    else:
        enqueue(JOB, run.workspace_id, run.id)


def settle_run(actor: Actor, run: FactRun) -> None:
    """Finish what was begun with a run, in parts; what an interrupted try has done is passed over."""
    if run.gone_by is None:
        return
    if run.state == FactRun.State.LEAVING:
        _in_parts(actor, partial(_put_back, run, run.gone_by))
        _in_parts(actor, partial(_take_away, run, run.gone_by))
        after = FactRun.State.GONE
    else:
        again = open_run(actor, run.source, FactRun.Kind.UNDO, run.label, run.scope_id, (run.first_day, run.last_day))
        _in_parts(actor, partial(_put_back, run.gone_by, again))
        after = FactRun.State.DONE
    run.state = after
    FactRun.objects.filter(pk=run.pk).update(state=after)


Step = Callable[[Tally, int], int]


def _in_parts(actor: Actor, step: Step) -> None:
    """Run a step until it says that nothing is left, each time in a transaction of its own."""
    after = 0
    while True:
        tally = Tally()
        with transact(actor):
            after = step(tally, after)
            renew_touched(actor, tally)
        if not after:
            return


def _put_back(run: FactRun, undo: FactRun, tally: Tally, after: int) -> int:
    return put_back(run, undo, after, tally)


def _take_away(run: FactRun, undo: FactRun, tally: Tally, after: int) -> int:
    ids = added_by(run)
    remove_facts(undo, ids, tally)
    return len(ids)
