"""Letters activity writes, in the reader's language, as plain text."""

from drumbeat.activity.models import StatusUpdate
from drumbeat.identity.offers import Words
from drumbeat.kernel.texts import text


def status_update(language: str, update: StatusUpdate, *, about: str, author: str, link: str) -> Words:
    """Return the letter to a follower; the Markdown of the body is sent as it was written."""
    health = text(f"activity.health.{update.health}", language)
    values = {"about": about, "author": author, "health": health, "title": update.title, "link": link}
    subject = text("activity.mail.status_update.subject", language, **values)
    body = text("activity.mail.status_update.body", language, body=update.body, **values)
    paragraphs = "\n\n".join(part for part in body.split("\n\n") if part.strip())
    return Words(" ".join(subject.split()), f"{paragraphs}\n\n{text('activity.mail.signature', language)}\n")
