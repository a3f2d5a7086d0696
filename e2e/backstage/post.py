"""A mail server on the loopback address that keeps what it is handed."""

import email
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from scripts.with_postgres import free_port

CODE = re.compile(r"^\s*([A-Z0-9]{3,}-[A-Z0-9]{3,})\s*$", re.MULTILINE)
LINK = re.compile(r"https?://\S+")


class Post:
    """The letters that arrived and were not taken yet, newest last."""

    def __init__(self, port: int) -> None:
        self.url = f"smtp://127.0.0.1:{port}"
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep one letter; the name is the one the mail library calls."""
        content = envelope.content
        if not isinstance(content, bytes):
            return "500 no letter"
        letter = email.message_from_bytes(content, _class=EmailMessage, policy=default)
        self.letters.append(letter)
        return "250 kept"

    def letter_to(self, address: str) -> str:
        """Take the oldest letter to somebody and return its words; raise TimeoutError after 10 seconds without one."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            for letter in self.letters:
                if letter["To"] == address:
                    self.letters.remove(letter)
                    return str(letter.get_content())
            time.sleep(0.05)
        raise TimeoutError(address)


@contextmanager
def post_office() -> Iterator[Post]:
    """A mail server for as long as the block lasts."""
    port = free_port()
    post = Post(port)
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
