"""What the columns of a results file are, by their headers in four languages and as ad and mail tools write them."""

import re
from collections.abc import Mapping
from typing import Literal

Field = Literal["date", "start", "end", "campaign", "channel", "currency", "metric", "dimension", "skip"]
FIELDS = ("date", "start", "end", "campaign", "channel", "currency", "metric", "dimension", "skip")
ONCE = frozenset({"date", "start", "end", "campaign", "channel", "currency"})

_FIELD_WORDS: Mapping[Field, tuple[str, ...]] = {
    "date": (
        "date", "day", "datum", "dag", "日期", "天", "send date", "delivery date/time", "month", "week", "månad",
        "vecka", "月", "月份", "周", "週", "period", "时间", "時間",
    ),
    "start": ("start", "start date", "reporting starts", "from", "från", "startdatum", "开始", "开始日期", "開始日期"),
    "end": ("end", "end date", "reporting ends", "to", "till", "slutdatum", "结束", "结束日期", "結束日期"),
    "campaign": (
        "campaign", "campaign name", "utm campaign", "utm_campaign", "session campaign", "kampanj", "kampanjnamn",
        "活动", "活动名称", "推广计划", "计划", "計畫", "活動", "活動名稱", "广告系列", "廣告活動",
    ),
    "channel": (
        "channel", "kanal", "渠道", "通路", "session default channel group", "default channel group", "platform",
        "network", "source / medium", "session source / medium",
    ),
    "currency": ("currency", "currency code", "valuta", "货币", "幣別", "币种"),
}  # fmt: skip
_METRIC_WORDS: Mapping[str, tuple[str, ...]] = {
    "impressions": ("impr.", "impr", "impression", "展现", "展示", "展示量", "曝光", "曝光量", "展现量"),
    "clicks": ("clicks (all)", "clicks (destination)", "pin clicks", "点击", "点击量", "點擊", "點擊數", "點閱"),
    "link_clicks": ("outbound clicks",),
    "cost": (
        "spend", "amount spent", "spend in account currency", "media cost", "消费", "花费", "花費", "支出", "utgift",
        "annonskostnad",
    ),
    "conversions": ("conv.", "conversion", "results", "result", "key events", "total conversions", "转化", "轉換"),
    "revenue": (
        "conv. value", "conversion value", "purchases conversion value", "total conversion value", "sales",
        "omsättning", "total order value", "total revenue", "销售额", "銷售額",
    ),
    "engagement": ("engagements", "interactions", "interaktioner"),
    "views": ("video views", "plays"),
    "visits": ("sessions", "sessioner", "会话", "工作階段"),
    "page_views": ("pageviews", "screen views"),
    "sends": ("sent", "total recipients", "recipients", "mottagare"),
    "delivered": ("successful deliveries", "deliveries"),
    "opens": ("unique opens", "unika öppningar"),
    "email_clicks": ("unique clicks", "unika klick"),
    "unsubscribes": ("unsubscribed",),
    "bounces": ("total bounces",),
    "new_leads": ("leads", "lead", "线索", "名單"),
    "rank": ("position", "average position", "avg. position", "placering", "排名", "平均排名"),
    "purchases": ("orders", "beställningar", "订单", "訂單"),
    "ctr": ("ctr (destination)", "click rate (ctr)", "点击率", "點擊率"),
    "cpc": ("avg. cpc", "cpc (destination)", "平均点击价格"),
    "cpm": ("avg. cpm",),
    "conversion_rate": ("conv. rate",),
    "cpa": ("cost / conv.", "cost per result", "cost per purchase", "cost per conversion"),
}  # fmt: skip
_CURRENCY = re.compile(r"[(\[]\s*([A-Za-z]{3})\s*[)\]]")
TOTALS = re.compile(
    r"^(grand )?totals?\b|^(totalt|summa|summering|sum|总计|合计|汇总|總計|合計|小計)(\s|[:：]|$)", re.IGNORECASE
)


def plain(header: str) -> str:
    """Return a header as it is compared: lower case, one blank between words, without a currency in brackets."""
    return " ".join(_CURRENCY.sub(" ", header).replace("_", " ").casefold().split()).strip(" :：")


def currency_in(header: str) -> str:
    """Return the currency a header names in brackets, as in "Amount spent (AUD)"; empty when it names none."""
    match = _CURRENCY.search(header)
    return match[1].upper() if match else ""


def field_of(header: str, names: Mapping[str, str]) -> tuple[Field, str]:
    """Return what a column is by its header, and which metric; `names` are the library's names to their keys.

    A column nobody knows is left to its values: ("skip", "").
    """
    word = plain(header)
    for name, words in _FIELD_WORDS.items():
        if word in words:
            return name, ""
    key = names.get(word) or next((key for key, words in _METRIC_WORDS.items() if word in words), "")
    return ("metric", key) if key else ("skip", "")


def slug(name: str) -> str:
    """Return a name as links bear it in `utm_campaign`: letters and digits of any script joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", name.casefold()))
