"""Which rooms stand in the house, and the way a request walks through it."""

from pholuat.config import env

DEBUG = env.flag("PHOLUAT_DEBUG")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rules",
    "csp",
    "pholuat.ui",
    "pholuat.files",
    "pholuat.people",
    "pholuat.ledger",
    "pholuat.library",
    "pholuat.portal",
    "pholuat.workspace",
    # After ours, so that our templates stand before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Django adds random bytes to what it packs, so that a secret in a page cannot be told by its length (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pholuat.config.middleware.Headers",
    "pholuat.config.middleware.Limits",
    "pholuat.config.middleware.Probes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "pholuat.config.urls"
ASGI_APPLICATION = "pholuat.config.asgi.application"
FORM_RENDERER = "pholuat.ui.forms.FormRenderer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pholuat.ui.context.site",
            ],
        },
    },
]
