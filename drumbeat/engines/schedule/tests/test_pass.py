"""The critical path pass: three implementations agree, and known plans come out as by hand."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drumbeat.engines.schedule import compiled, dispatch, plain
from drumbeat.engines.schedule.network import UNSET, Binding, CycleFound, Network, NetworkShape
from drumbeat.engines.schedule.tests import naive
from drumbeat.engines.schedule.tests.networks import random_network

seeds = st.integers(0, 2**31)


def answer(function, net):
    try:
        return function(net)
    except CycleFound as found:
        pairs = set(zip(net.pred, net.succ, strict=True))
        ring = found.cycle
        assert len(set(ring)) == len(ring) > 0
        assert all((a, b) in pairs for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
        return "cycle"
    except naive.Endless:
        return "cycle"


@settings(deadline=None)  # the first call compiles
@given(seeds, st.booleans())
def test_three_implementations_agree(seed, cyclic):
    net = random_network(seed, cyclic=cyclic)
    assert answer(plain.compute, net) == answer(compiled.compute, net) == answer(naive.compute, net)


@given(seeds)
def test_links_hold_unless_the_successor_is_pinned(seed):
    net = random_network(seed)
    result, pins = plain.compute(net), net.pins()
    weight = net.weights(net.effective_durations())
    for link, (p, s) in enumerate(zip(net.pred, net.succ, strict=True)):
        if pins[s] == UNSET:
            assert result.early_start[s] >= result.early_start[p] + weight[link]
    for task, pin in enumerate(pins):
        if pin != UNSET:
            assert result.early_start[task] == pin


@given(seeds)
def test_without_constraints_float_is_never_negative_and_something_is_critical(seed):
    net = random_network(seed, tasks=12, links=18)
    free = Network(net.duration, net.pred, net.succ, net.kind, net.lag)
    result = plain.compute(free)
    assert min(result.total_float) == 0
    assert all(0 <= f <= t for f, t in zip(result.free_float, result.total_float, strict=True))
    assert any(result.critical)


@given(seeds)
def test_using_the_float_of_one_task_does_not_move_the_finish(seed):
    net = random_network(seed, tasks=10, links=14)
    net = Network(net.duration, net.pred, net.succ, net.kind, net.lag)
    result = plain.compute(net)
    for task, slack in enumerate(result.total_float):
        net.earliest = [UNSET] * 10
        net.earliest[task] = result.early_start[task] + slack
        assert plain.compute(net).finish == result.finish
        net.earliest[task] += 1
        assert plain.compute(net).finish == result.finish + 1


def test_a_small_launch_by_hand():
    # brief(480) -> copy(960) -> launch; brief -> art(480) -> launch
    net = Network([480, 960, 480, 0], pred=[0, 0, 1, 2], succ=[1, 2, 3, 3], kind=[0] * 4, lag=[0] * 4)
    result = plain.compute(net)
    assert result.early_start == [0, 480, 480, 1440]
    assert result.late_start == [0, 480, 960, 1440]
    assert result.total_float == [0, 0, 480, 0]
    assert result.critical == [True, True, False, True]
    assert result.binding == [Binding.PROJECT_START, 0, 1, 2]
    assert result.chain_to(3, net.pred) == [0, 1, 3]


@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [(0, 0, 100), (0, -30, 70), (1, 0, 0), (1, 25, 25), (2, 0, 60), (2, 10, 70), (3, 0, 0), (3, 90, 50)],
)
def test_each_link_type(kind, lag, start):
    net = Network([100, 40], pred=[0], succ=[1], kind=[kind], lag=[lag])
    assert plain.compute(net).early_start == [0, start]


def test_late_predecessor_of_a_manual_task_has_negative_float():
    net = Network([100, 40], [0], [1], [0], [0], fixed_start=[UNSET, 60])
    result = plain.compute(net)
    assert result.early_start == [0, 60]
    assert result.total_float[0] == -40
    assert result.negative() == [0]


def test_work_done_out_of_order_makes_nobody_late():
    net = Network([100, 40, 10], [0, 0], [1, 2], [0, 0], [0, 0], fixed_finish=[UNSET, 40, UNSET])
    result = plain.compute(net)
    assert (result.early_start[1], result.total_float[0], result.critical[1]) == (0, 0, False)
    net.done_waits = True
    assert plain.compute(net).total_float[0] == -100


def test_two_campaigns_have_their_own_float():
    net = Network([100, 500, 50], [0], [2], [0], [0], group=[0, 1, 1], group_deadline=[120, UNSET])
    result = plain.compute(net)
    assert result.group_finish == [100, 500]
    assert result.total_float == [20, 0, 350]


def test_deadline_already_missed_is_negative():
    net = Network([100], latest_finish=[70])
    assert plain.compute(net).total_float == [-30]


def test_self_link_is_a_cycle_of_one():
    with pytest.raises(CycleFound) as found:
        plain.compute(Network([1, 1], [1], [1], [0], [0]))
    assert found.value.cycle == [1]


@pytest.mark.parametrize(
    "lists",
    [
        {"pred": [0], "succ": [5], "kind": [0], "lag": [0]},
        {"pred": [0], "succ": [1], "kind": [4], "lag": [0]},
        {"pred": [0], "succ": [1], "kind": [0], "lag": []},
        {"earliest": [1]},
        {"group": [0, 2], "group_deadline": [UNSET]},
    ],
)
def test_malformed_networks_are_refused(lists):
    with pytest.raises(NetworkShape):
        Network([1, 1], **lists)


def test_dispatch_answers_through_json():
    net = random_network(11, tasks=20, links=30)
    assert dispatch.fits_in_process(net)
    wire = json.loads(json.dumps(dispatch.network_payload(net, net)))
    answer = dispatch.result_of(json.loads(json.dumps(dispatch.compute_payload(wire))))
    assert answer == (plain.compute(net), plain.early_finishes(net))


def test_dispatch_takes_large_networks_too():
    net = random_network(12, tasks=dispatch.COMPILED_LIMIT, links=24_000)
    assert not dispatch.fits_in_process(net)
    assert dispatch.compute(net) == plain.compute(net)


def test_a_negative_duration_is_refused():
    with pytest.raises(NetworkShape):
        Network([10, -1])


def test_empty_network():
    assert plain.compute(Network([])).finish == 0
    assert compiled.compute(Network([])).finish == 0


def test_the_package_does_not_import_numba():
    modules = ("network", "dispatch", "dated", "plain", "cascade", "backschedule", "rollup")
    imports = "; ".join(f"import drumbeat.engines.schedule.{m}" for m in modules)
    code = f"import sys; {imports}; sys.exit(bool({{'numba', 'numpy'}} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
