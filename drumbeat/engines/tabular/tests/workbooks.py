"""Small workbooks made for tests."""

import io
import zipfile
from datetime import date, datetime

from xlsxwriter import Workbook


def workbook(sheets):
    """Bytes of a workbook; `sheets` maps a name to rows of values."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    if isinstance(value, date | datetime):
                        page.write_datetime(i, j, value, day)
                    elif value is not None:
                        page.write(i, j, value)
    return target.getvalue()


def with_part(data, name, content):
    """The workbook with one part replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target.getvalue()


def claiming_little(data, name):
    """The archive with the unpacked size of one part falsified to 10 bytes in both of its headers."""
    forged = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo(name).header_offset
    forged[at + 22 : at + 26] = (10).to_bytes(4, "little")
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    forged[central + 24 : central + 28] = (10).to_bytes(4, "little")
    return bytes(forged)
