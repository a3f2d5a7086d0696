"""What gradient-boosted trees learned, as plain lists, and a walk through them without the library that grew them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Tree = list[list[Any]]
"""Nodes by position. A leaf is [value]; a split [feature, bound or list of categories, left, right]."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees whose values are added. Features are numbers; categories stand as whole numbers, -1 for unknown."""

    trees: list[Tree]

    def value(self, features: Sequence[float]) -> float:
        """The sum over all trees for one case."""
        return sum(_walk(tree, features) for tree in self.trees)


def _walk(tree: Tree, features: Sequence[float]) -> float:
    node = tree[0]
    while len(node) > 1:
        feature, bound, left, right = node
        at = features[feature]
        goes_left = int(at) in bound if isinstance(bound, list) else at <= bound
        node = tree[left if goes_left else right]
    return float(node[0])


def from_dump(dump: Mapping[str, Any]) -> Forest:
    """Read LightGBM's `dump_model` answer. Raises ValueError for a kind of split this walk does not know."""
    return Forest([_tree(info["tree_structure"]) for info in dump["tree_info"]])


def _tree(root: Mapping[str, Any]) -> Tree:
    tree: Tree = []
    _add(root, tree)
    return tree


def _add(node: Mapping[str, Any], tree: Tree) -> int:
    place = len(tree)
    if "split_feature" not in node:
        tree.append([node["leaf_value"]])
        return place
    tree.append([])
    bound = _bound(node["decision_type"], node["threshold"])
    left = _add(node["left_child"], tree)
    tree[place] = [node["split_feature"], bound, left, _add(node["right_child"], tree)]
    return place


def _bound(kind: str, threshold: Any) -> float | list[int]:
    if kind == "<=":
        return float(threshold)
    if kind == "==":
        return [int(part) for part in str(threshold).split("||")]
    raise ValueError(f"unknown split {kind}")
