"""The product's settings for journeys that are not about passwords: hashing one costs as much as a page."""

from drumbeat.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
