"""Activity: what people say about any object, and how they let others know.

Words: a *comment* is Markdown on an object named by a Ref; a *status update* is a dated word on how an object stands,
sent to its *followers* and shown by visitors' links, whose holders may *answer*.
Invariants: all of them have the scope of their object; only its author edits a comment; an answer of a visitor is a
comment that only the team and the holders of the same link read.
Verbs: post_comment, update_comment, remove_comment, post_status_update, update_status_update, remove_status_update,
follow, unfollow, answer_status_update.
"""
