"""Planning back from a launch."""

from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.schedule.backschedule import plan_back
from drumbeat.engines.schedule.network import Network
from drumbeat.engines.schedule.tests.networks import random_network


def launch_plan():
    # 0 brief -> 1 copy -> 3 launch -> 4 report; 0 -> 2 art -> 3; 5 stands alone
    return Network([480, 960, 480, 0, 480, 240], [0, 0, 1, 2, 3], [1, 2, 3, 3, 4], [0] * 5, [0] * 5)


def test_late_before_and_early_after():
    plan = plan_back(launch_plan(), launch=3, launch_finish=4800, today=0)
    assert plan.starts == [3360, 3840, 4320, 4800, 4800, 4560]
    assert plan.before == [True, True, True, True, False, True]
    assert (plan.short_by, plan.chain) == (0, [])


def test_a_launch_too_soon_names_the_chain():
    plan = plan_back(launch_plan(), launch=3, launch_finish=4800, today=3900)
    assert plan.short_by == 540
    assert plan.short_by_days() == 2
    assert plan.chain == [0, 1, 3]


def test_a_side_branch_is_done_by_the_launch():
    net = Network([100, 50, 0], [0, 0], [1, 2], [0, 0], [0, 0])
    assert plan_back(net, launch=2, launch_finish=1000, today=0).starts == [850, 950, 1000]


@given(st.integers(0, 2**31), st.integers(0, 11))
def test_links_hold_and_nothing_before_the_launch_can_begin_later(seed, launch):
    drawn = random_network(seed, tasks=12, links=18)
    net = Network(drawn.duration, drawn.pred, drawn.succ, drawn.kind, drawn.lag)
    finish = 10_000
    plan = plan_back(net, launch, finish, today=9_900)
    weight = net.weights(net.duration)
    assert plan.starts[launch] + net.duration[launch] == finish

    def room(task):
        """The least slack of the links and limits that hold `task` from beginning later."""
        gaps = [
            plan.starts[s] - weight[k] - plan.starts[task]
            for k, (p, s) in enumerate(zip(net.pred, net.succ, strict=True))
            if p == task and plan.before[s]
        ]
        return min([finish - net.duration[task] - plan.starts[task], *gaps])

    for task in range(12):
        if plan.before[task] and task != launch:
            assert room(task) == 0
        if not plan.before[task]:
            gaps = [
                plan.starts[task] - weight[k] - plan.starts[p]
                for k, (p, s) in enumerate(zip(net.pred, net.succ, strict=True))
                if s == task
            ]
            assert min(gaps) == 0
    if plan.short_by:
        assert plan.starts[plan.chain[0]] == 9_900 - plan.short_by
        assert plan.starts[plan.chain[0]] == min(s for s, b in zip(plan.starts, plan.before, strict=True) if b)
