"""Encodings, told apart by marks and letters."""

import pytest

from drumbeat.engines.tabular.decode import decode
from drumbeat.engines.tabular.faults import TableFault

SWEDISH = "Namn;Ansvarig\nBeställ affischer till mässan;Åsa Öberg\nSkicka inbjudan på måndag;Märta Åkesson\n"
SIMPLIFIED = "任务名称,负责人,截止日期\n制作海报,王小明,2026-03-01\n联系媒体并确认发布时间,李丽,2026-03-05\n"
TRADITIONAL = "任務名稱,負責人,截止日期\n製作海報,王小明,2026-03-01\n聯繫媒體並確認發布時間,李麗,2026-03-05\n"
RUSSIAN = "Название,Ответственный\nПодготовить рекламные материалы,Иван\nСогласовать бюджет кампании,Мария\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (SWEDISH, "utf-8", "utf-8"),
        (SWEDISH, "utf-8-sig", "utf-8"),
        (SWEDISH, "utf-16", "utf-16-le"),
        (SWEDISH, "utf-16-le", "utf-16-le"),
        (SWEDISH, "utf-16-be", "utf-16-be"),
        (SWEDISH, "cp1252", "cp1252"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (TRADITIONAL, "big5", "big5"),
        ("Name,Preis\nPlakat,20 €\n", "cp1252", "cp1252"),
        ("Nom;Coût\nCréation « été »;5 000 €\n", "cp1252", "cp1252"),
        ("名称,数量\n海报,3\n", "gb18030", "gb18030"),
    ],
)
def test_each_encoding_comes_back(text, encoding, named):
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, named)


def test_cyrillic_is_guessed():
    assert decode(RUSSIAN.encode("cp1251")).text == RUSSIAN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"%PDF-1.7 something", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "binary"),
        (b"a,b\n" + bytes(range(256)) * 4, "binary"),
        (b"a,b\n\x01\x02\x03\x04,\x05\n", "binary"),
        ("Namn,Å\nväxel,2\nsist på må".encode()[:-1], "truncated"),
        ("abc".encode("utf-16")[:-1], "truncated"),
    ],
)
def test_what_is_no_text_is_refused(data, code):
    with pytest.raises(TableFault) as fault:
        decode(data)
    assert fault.value.code == code
