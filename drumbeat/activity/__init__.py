"""Activity: what people say about any object.

Words: a *comment* is Markdown on an object named by a Ref.
Invariants: a comment has the scope of its object; only its author edits it.
Verbs: post_comment, update_comment, remove_comment.
"""
