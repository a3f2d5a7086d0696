"""Audiences: whom we speak to, what we tell them, and where we do not.

Words: an *audience* is an ideal customer profile or a persona of one, with problem, frustrations, willingness to pay,
the channels it is on and what moves it at each stage of its journey; *segments* are short labels ("18–24"); a *limit*
is a standard of the team ("not 18–24 on this channel"); the *message house* of a campaign holds per audience a core
*message*, the *proof points* it rests on and its call to action.
Invariants: a limit on a profile holds for its personas too; messages are seen by who sees their campaign; nothing new
is made against a limit in force, and what stood before is named, not changed.
Verbs: create_audience, update_audience, remove_audience, add_limit, update_limit, remove_limit, write_message,
update_message, remove_message, add_proof_point, update_proof_point, remove_proof_point.
"""
