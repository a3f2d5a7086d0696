"""Reading the tables people bring and writing the tables they take away.

Words: a *fault* refuses a whole file and names why; a *row fault* marks one row that is still readable.
Invariants: nothing is read past the limits; no cell is dropped or changed without a row fault; written cells never run
as formulas.
Modules: `decode` (bytes to text), `delimited` (CSV), `workbook` (XLSX), `layout` (where the header is), `read` (a file
to a Table), `dates` and `columns` (what a column holds), `write` (CSV and XLSX).
"""
