"""Pure decisions on the matrix and on production: what usually fills a cell, what is made of a master."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from drumbeat.kernel.errors import Invalid

MOST_ROWS = 500
MOST_TASKS = 2_000
MOST_CELLS = 20_000
LONGEST_NAME = 200
SUGGESTIONS = 3

Refused = Literal["limited", "format", "exists", "name"]

_USUAL = {
    "awareness": ("article", "infographic", "short_video", "post", "podcast", "video"),
    "consideration": ("case_study", "webinar", "white_paper", "ebook", "presentation", "video"),
    "decision": ("trial", "demo", "landing_page", "email", "presentation", "brochure"),
    "onboarding": ("guide", "email", "video", "webinar"),
    "loyalty": ("newsletter", "guide", "interview", "story"),
}
"""What usually works at each stage: articles that are searched for early, cases in the middle, trials at the end."""
_FITTING = {
    "billboard": ("billboard",),
    "blog": ("article", "case_study", "guide", "infographic", "interview", "podcast", "video"),
    "display": ("banner_set", "gif", "video"),
    "douyin": ("short_video", "live_stream"),
    "email_flow": ("email", "guide", "trial", "demo", "case_study", "webinar"),
    "instagram": ("short_video", "carousel", "story", "infographic", "post"),
    "newsletter": ("newsletter", "article", "case_study", "webinar", "guide", "interview", "trial", "email"),
    "organic_search": ("article", "guide", "landing_page", "case_study", "infographic"),
    "podcast": ("podcast", "interview"),
    "pr": ("press_release", "fact_sheet", "interview", "photo"),
    "print": ("print_ad", "brochure"),
    "radio": ("radio_spot",),
    "search_ads": ("ad_text", "landing_page", "trial", "demo"),
    "tiktok": ("short_video", "live_stream"),
    "trade_magazine": ("article", "print_ad", "interview", "case_study"),
    "trade_show": ("stand", "demo", "brochure", "presentation", "giveaway"),
    "webinar": ("webinar", "presentation", "demo", "guide"),
    "xiaohongshu": ("post", "short_video", "live_stream", "guide"),
    "youtube": ("video", "short_video", "demo", "guide", "interview"),
}
"""What can be put out on the shipped channels; on others everything can."""


def suggested(stage: str, channel: str, offered: Iterable[str]) -> list[str]:
    """Return the content types that usually fill a cell, by their short keys; `channel` is the short key or "".

    Those of the stage come first, among them those the campaign's type offers; then what else the channel takes.
    """
    fitting = _FITTING.get(channel)
    usual = [each for each in _USUAL[stage] if fitting is None or each in fitting]
    own = set(offered)
    ranked = [*(each for each in usual if each in own), *usual, *(fitting or ())]
    return list(dict.fromkeys(ranked))[:SUGGESTIONS]


@dataclass(frozen=True)
class Combination:
    """One format in one language on one channel; what is not varied is empty."""

    format: str
    language: str
    channel_id: UUID | None


def combinations(formats: Sequence[str], languages: Sequence[str], channel_ids: Sequence[UUID]) -> list[Combination]:
    """Return every combination, each once; raise Invalid with the count, before any is made, when they are too many."""
    ways: list[UUID | None] = list(dict.fromkeys(channel_ids))
    lists = (list(dict.fromkeys(formats)) or [""], list(dict.fromkeys(languages)) or [""], ways or [None])
    count = len(lists[0]) * len(lists[1]) * len(lists[2])
    if count > MOST_ROWS:
        raise Invalid("campaigns.too_many_rows", count=count, most=MOST_ROWS)
    return [Combination(form, tongue, way) for form in lists[0] for tongue in lists[1] for way in lists[2]]


def refuse_cells(audiences: int, stages: int, channels: int) -> None:
    """Raise Invalid with the count when a matrix would be too large to read."""
    count = audiences * stages * channels
    if count > MOST_CELLS:
        raise Invalid("campaigns.matrix_too_large", count=count, most=MOST_CELLS)


def refuse_tasks(count: int) -> None:
    """Raise Invalid with the count when too many tasks would be made at once."""
    if count > MOST_TASKS:
        raise Invalid("campaigns.too_many_tasks", count=count, most=MOST_TASKS)
