"""Evidence: what the team knows of its market, with source and date, cited by what rests on it.

Words: a piece of *evidence* is research, a competitor's move, a benchmark or a note that the market changed; a
*citation* says that an object rests on it.
Invariants: evidence is the workspace's and open; a citation has the scope of the object that cites; an object cites a
piece once; only a change of the market opens a re-plan, once per campaign while its task is there.
Verbs: add_evidence, update_evidence, remove_evidence, cite_evidence, uncite_evidence, open_replan.
"""
