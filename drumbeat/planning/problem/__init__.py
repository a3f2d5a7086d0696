"""From tasks, people and embargoes to an instance of the optimiser, and from its plans back to moves of tasks."""
