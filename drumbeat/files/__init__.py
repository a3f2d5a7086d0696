"""Files: bytes attached to any object.

Words: a *stored file* is attached to an object named by a Ref and kept under a generated key.
Invariants: a file has the scope of its object; what a person named never reaches a path.
Verbs: attach_file, remove_file.
"""
