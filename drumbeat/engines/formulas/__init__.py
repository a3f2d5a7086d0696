"""Formulas of metrics: read, unit-checked and evaluated in Decimal, without Python's own evaluation.

Words: a *formula* combines metric keys and numbers by + - * / ( ) min max round; a *dimension* is what a value
measures (money, time, rank, score, nothing); a *fraction* is a formula as one sum over another.
Invariants: a missing part or a zero denominator makes the whole None, never 0; length and depth are bounded.
Modules: `syntax` (text to tree), `units` (what a tree measures), `program` (tree to something that runs), `order`
(which formula needs which, cycles), `fraction` (numerator and denominator as sums of parts).
"""
