"""Sheets as PDF, typeset in the compute process."""

from base64 import b64decode

from drumbeat.engines.render.sheet import Sheet
from drumbeat.kernel.compute.functions import KICK_OFF
from drumbeat.kernel.compute.runner import ComputeCancelled, ComputeFailed, run
from drumbeat.kernel.errors import Busy, Conflict
from drumbeat.reports.fonts import font_folder, fonts_missing

PATIENCE = 20.0
"""Seconds somebody waits for a sheet, and again for the sheets before it."""
TRY_AGAIN = 10


def pdf_of(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF of one page.

    Raise Conflict without the fonts and for what cannot be typeset, Busy while the compute process is not to be had.
    """
    missing = fonts_missing()
    if missing:
        raise Conflict("reports.no_fonts", missing=missing)
    try:
        answer = run(KICK_OFF, {"sheet": sheet, "fonts": str(font_folder())}, PATIENCE)
    except ComputeCancelled as stopped:
        raise Busy("reports.busy", retry_after=TRY_AGAIN) from stopped
    except ComputeFailed as failure:
        if failure.error in ("timeout", "died"):
            raise Busy("reports.busy", retry_after=TRY_AGAIN) from failure
        raise Conflict("reports.not_drawn") from failure
    return b64decode(answer["pdf"])
