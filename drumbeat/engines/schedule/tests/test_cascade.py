"""The cascade: pushes what must move, nothing else, and never a pinned task."""

from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.schedule import plain
from drumbeat.engines.schedule.cascade import BY_CONSTRAINT, BY_USER, Blocked, Move, cascade
from drumbeat.engines.schedule.network import UNSET, Network
from drumbeat.engines.schedule.tests.networks import random_network


def chain(*durations, **lists):
    links = len(durations) - 1
    return Network(list(durations), list(range(links)), list(range(1, links + 1)), [0] * links, [0] * links, **lists)


def test_buffer_is_used_up_first():
    net = chain(100, 100, 100)
    result = cascade(net, [0, 150, 260], {0: 40})
    assert result.moved == [Move(0, 0, 40, BY_USER)]
    result = cascade(net, [0, 150, 260], {0: 60})
    assert result.moved == [Move(0, 0, 60, BY_USER), Move(1, 150, 160, 0)]
    result = cascade(net, [0, 150, 260], {0: 100})
    assert result.moved[1:] == [Move(1, 150, 200, 0), Move(2, 260, 300, 1)]


def test_moving_earlier_moves_nobody_unless_pulled():
    net = chain(100, 100, 100, earliest=[UNSET, UNSET, 180])
    assert [m.task for m in cascade(net, [50, 150, 250], {0: 0}).moved] == [0]
    pulled = cascade(net, [50, 150, 250], {0: 0}, pull=True)
    assert pulled.moved[1:] == [Move(1, 150, 100, 0), Move(2, 250, 200, 1)]


def test_pull_stops_at_not_earlier_than():
    net = chain(10, 10, earliest=[UNSET, 60])
    assert cascade(net, [50, 90], {0: 0}, pull=True).moved[1] == Move(1, 90, 60, BY_CONSTRAINT)


def test_a_longer_duration_pushes_though_the_start_stays():
    assert cascade(chain(150, 10), [0, 100], {0: 0}).moved == [Move(1, 100, 150, 0)]


def test_manual_and_done_tasks_stay_and_are_reported():
    manual = chain(100, 100, 100, fixed_start=[UNSET, 100, UNSET])
    result = cascade(manual, [0, 100, 200], {0: 50})
    assert [m.task for m in result.moved] == [0]
    assert result.blocked == [Blocked(1, 0, 150)]
    done = chain(100, 100, fixed_finish=[UNSET, 200])
    assert cascade(done, [0, 100], {0: 50}).blocked == [Blocked(1, 0, 150)]


def test_dragging_a_task_before_its_predecessor_is_reported():
    assert cascade(chain(100, 10), [0, 100], {1: 30}).blocked == [Blocked(1, 0, 100)]


def test_an_exact_fit_moves_and_blocks_nobody():
    net = Network([100, 300, 10], [0, 1], [2, 2], [0, 0], [0, 0])
    # Task 2 already begins before task 1 ends; the move of task 0 just reaches it.
    assert [m.task for m in cascade(net, [0, 0, 150], {0: 50}).moved] == [0]
    manual = chain(100, 10, fixed_start=[UNSET, 150])
    assert cascade(manual, [0, 150], {0: 50}).blocked == []


def test_a_pushed_task_keeps_its_not_earlier_than():
    net = chain(100, 10, earliest=[UNSET, 300])
    assert cascade(net, [0, 150], {0: 60}).moved[1] == Move(1, 150, 300, BY_CONSTRAINT)
    # Among equals the constraint is the reason, as in the pass itself.
    assert cascade(net, [0, 150], {0: 200}).moved[1] == Move(1, 150, 300, BY_CONSTRAINT)
    assert cascade(net, [0, 150], {0: 201}).moved[1] == Move(1, 150, 301, 0)


def test_an_old_violation_elsewhere_is_left_alone():
    net = Network([100, 10, 100, 10], [0, 2], [1, 3], [0, 0], [0, 0])
    assert [m.task for m in cascade(net, [0, 100, 0, 50], {0: 10}).moved] == [0, 1]


seeds = st.integers(0, 2**31)


def unconstrained(seed):
    """A random network with pins kept, limits dropped, and its own early starts plus buffers as the plan."""
    net = random_network(seed, tasks=14, links=22)
    pins = net.pins()
    plan = plain.compute(net).early_start
    return net, pins, plan


def naive_push(net, current, moved):
    """The least starts >= current that satisfy all links of free tasks, by relaxation."""
    weight, pins = net.weights(net.effective_durations()), net.pins()
    new = [moved.get(i, start) for i, start in enumerate(current)]
    for _ in range(len(new) + 1):
        for link, (p, s) in enumerate(zip(net.pred, net.succ, strict=True)):
            if s not in moved and pins[s] == UNSET:
                new[s] = max(new[s], new[p] + weight[link])
    return new


@given(seeds, st.integers(0, 13), st.integers(-80, 120))
def test_push_is_the_least_plan_that_holds(seed, task, by):
    net, pins, plan = unconstrained(seed)
    moved = {task: plan[task] + by}
    result = cascade(net, plan, moved)
    new = list(plan)
    for move in result.moved:
        assert move.old_start == plan[move.task]
        assert move.task == task or (pins[move.task] == UNSET and move.new_start > move.old_start)
        new[move.task] = move.new_start
    assert new == naive_push(net, plan, moved)


@given(seeds, st.integers(0, 13), st.integers(-80, 120))
def test_pull_lands_on_early_starts(seed, task, by):
    net, pins, plan = unconstrained(seed)
    moved = {task: plan[task] + by}
    late = [start if pins[i] != UNSET else start + 500 for i, start in enumerate(plan)]
    late[task] = plan[task]
    new = list(late)
    for move in cascade(net, late, moved, pull=True).moved:
        new[move.task] = move.new_start
    weight = net.weights(net.effective_durations())
    followers = {task}
    for link in sorted(range(len(net.pred)), key=lambda k: plain.arrange(net).tasks.index(net.pred[k])):
        if net.pred[link] in followers and pins[net.succ[link]] == UNSET and net.succ[link] != task:
            followers.add(net.succ[link])
    for i in followers - {task}:
        asked = [new[p] + weight[k] for k, (p, s) in enumerate(zip(net.pred, net.succ, strict=True)) if s == i]
        assert new[i] == max([net.start, net.earliest[i], *asked]) or new[i] == late[i]
    assert all(new[i] == late[i] for i in range(14) if i not in followers)


@given(seeds, st.integers(0, 13), st.integers(1, 120), st.booleans())
def test_reasons_name_the_deciding_link(seed, task, by, pull):
    net, _, plan = unconstrained(seed)
    weight = net.weights(net.effective_durations())
    new = list(plan)
    moves = cascade(net, plan, {task: plan[task] + by}, pull=pull).moved
    for move in moves:
        new[move.task] = move.new_start
    for move in moves:
        if move.reason >= 0:
            assert net.succ[move.reason] == move.task
            assert new[net.pred[move.reason]] + weight[move.reason] == move.new_start


def test_buffers_are_kept_in_both_directions():
    net = chain(100, 100, 100)
    later = cascade(net, [0, 150, 300], {0: 40}, before=net)
    assert later.moved == [Move(0, 0, 40, BY_USER), Move(1, 150, 190, 0), Move(2, 300, 340, 1)]
    earlier = cascade(net, [50, 200, 350], {0: 0}, before=net)
    assert [(m.task, m.new_start) for m in earlier.moved] == [(0, 0), (1, 150), (2, 300)]


def test_a_shorter_task_draws_its_followers_when_buffers_are_kept():
    before, after = chain(100, 100), chain(40, 100)
    assert cascade(after, [0, 120], {0: 0}, before=before).moved == [Move(1, 120, 60, 0)]


def test_a_kept_buffer_never_breaks_another_link():
    net = Network([100, 100, 10], [0, 1], [2, 2], [0, 0], [0, 0])
    moved = cascade(net, [50, 60, 170], {0: 0}, before=net).moved
    assert moved == [Move(0, 50, 0, BY_USER), Move(2, 170, 160, 1)]


def test_nothing_follows_what_moves_alone():
    net = chain(100, 100, 100)
    result = cascade(net, [0, 100, 200], {0: 40}, alone=True)
    assert (result.moved, result.blocked) == ([Move(0, 0, 40, BY_USER)], [Blocked(1, 0, 140)])


@given(st.integers(0, 2**31), st.integers(1, 200))
def test_keeping_buffers_shifts_a_free_network_as_a_whole(seed, shift):
    net = random_network(seed, tasks=10, links=14)
    free = Network(net.duration, net.pred, net.succ, net.kind, net.lag)
    starts = plain.compute(free).early_start
    followers, first = {0}, plain.arrange(free).tasks
    for task in first:
        if any(p in followers and s == task for p, s in zip(free.pred, free.succ, strict=True)):
            followers.add(task)
    moves = {
        m.task: m.new_start - m.old_start for m in cascade(free, starts, {0: starts[0] + shift}, before=free).moved
    }
    assert moves == dict.fromkeys(followers, shift)
