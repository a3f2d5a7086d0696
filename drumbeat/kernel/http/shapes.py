"""Shapes several doors share."""

from ninja import Schema
from pydantic import ConfigDict


class Strict(Schema):
    """Input that refuses unknown fields, so that nobody sets what the server owns."""

    model_config = ConfigDict(extra="forbid")
