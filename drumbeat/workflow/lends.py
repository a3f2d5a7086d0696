"""How stages are called in a history."""

from drumbeat.kernel.safety.naming import Naming
from drumbeat.workflow.queries import stage_names

NAMING = Naming(frozenset({"stage"}), frozenset({"stage_id"}), stage_names)
