"""Django's settings, derived from `env.read()`."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from drumbeat.config import env

ENVIRONMENT = env.read()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = ENVIRONMENT.data_dir
PUBLIC_URL = ENVIRONMENT.public_url
REDIS_URL = ENVIRONMENT.redis_url
RATE_PER_ADDRESS = ENVIRONMENT.rate_per_address
RATE_PER_PERSON = ENVIRONMENT.rate_per_person
OUTBOUND_ALLOW = ENVIRONMENT.outbound_allow
RATE_OF_ENTRIES = 20
JOBS_INLINE = False
WEB_DIST = BASE_DIR.parent / "web" / "dist"
if not WEB_DIST.is_dir():
    WEB_DIST = BASE_DIR / "static_web"
GUIDE = BASE_DIR.parent / "docs" / "guide"
if not GUIDE.is_dir():
    GUIDE = BASE_DIR / "static_guide"

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "drumbeat.config.urls"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": env.database(ENVIRONMENT.database_url)}

AREAS = [
    "kernel",
    "identity",
    "calendars",
    "files",
    "search",
    "workflow",
    "activity",
    "approvals",
    "evidence",
    "channels",
    "goals",
    "audiences",
    "campaigns",
    "phases",
    "work",
    "baselines",
    "capacity",
    "forecasts",
    "planning",
    "metrics",
    "transfer",
    "reports",
    "home",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.usersessions",
    *[f"drumbeat.{area}" for area in AREAS if (BASE_DIR / area / "apps.py").exists()],
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "drumbeat.kernel.http.guards.guard",
    "drumbeat.config.headers.PagePolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

SECURE = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "drumbeat_session"
CSRF_COOKIE_NAME = "drumbeat_csrf"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_PERMISSIONS = 0o600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
    },
}

globals().update(env.mail(ENVIRONMENT.smtp_url))
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

ACCOUNT_ADAPTER = "drumbeat.identity.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,10/15m/key",
    "request_login_code": "20/m/ip,5/m/key",
}
USERSESSIONS_TRACK_ACTIVITY = False
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": PUBLIC_URL + "/sign-in?verify={key}",
    "account_reset_password": PUBLIC_URL + "/sign-in?reset",
    "account_reset_password_from_key": PUBLIC_URL + "/reset-password#{key}",
    "account_signup": PUBLIC_URL + "/sign-in",
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Refusals and addresses that lead nowhere are answers, not troubles of the operator: only failures are told.
    "loggers": {"django.request": {"level": "ERROR"}},
}
