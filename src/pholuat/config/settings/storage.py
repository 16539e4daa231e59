"""Files of the house and of its people."""

from pholuat.config import env
from pholuat.config.settings.apps import DEBUG

STATIC_URL = "/static/"
STATIC_ROOT = env.home() / "static"
BUILT_DIR = env.home() / "built"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "pholuat.ui.sheets.SheetFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "pholuat.ui.storage.HashedStatics"
    },
}
FILES_DIR = env.home() / "files"
# The search index of this node; None keeps it in memory, brought up to date at each search.
SEARCH_DIR = None if env.text("PHOLUAT_SEARCH") == "memory" else env.home() / "index"
# The cache counts tries to sign in: with the 300 entries that Django keeps, many tries would push out the count of one.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # Apart from the counts: many pages must never push out one of them.
    "pages": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_pages",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
# A page made for one reader is given to the next ones for so long; 0 makes it anew for each.
SHARED_PAGE_SECONDS = env.integer("PHOLUAT_SHARED_SECONDS", 3)
