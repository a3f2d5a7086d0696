"""Reports: documents written from what the other areas hold, as files to read, print and send.

Words: a *kick-off sheet* is a campaign's plan on one page, in one of the four languages.
Invariants: a report shows what its reader may see and nothing else, money only to who may see money; it is written from
the records of the moment and stored nowhere; without the fonts for its language it is refused, never drawn with gaps.
Reads: get_kick_off.
"""
