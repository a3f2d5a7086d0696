"""Workflow: the stages a piece of work passes.

Words: a *workflow* is an ordered set of *stages*; a stage has a category (what it means to statistics), a limit (how
many cards it should hold) and checks (what must be ticked before a card moves on).
Invariants: a workflow keeps at least one open and one done stage; a stage is removed only into another.
Verbs: create_workflow, copy_workflow, add_stage, update_stage, move_stage, remove_stage.
"""
