"""Documents as PDF, typeset by typst from plain data.

Words: a *sheet* is the data of a document with every text already written in its language; *coverage* is the set of
letters the fonts have a glyph for.
Invariants: a person's text is data for the template and never markup; a letter without a glyph is left out or shown
as an ellipsis, never as an empty box; a kick-off sheet is one page whatever it is given.
Modules: `sheet` (the data), `typeset` (a PDF of it by the template `kick_off.typ`), `coverage` (which letters fonts
have).
"""
