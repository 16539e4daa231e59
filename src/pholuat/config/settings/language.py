"""Vietnamese first; days in Asia/Ho_Chi_Minh."""

from pholuat.config import env

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["pholuat.config.formats"]
LOCALE_PATHS = [env.PROJECT_DIR / "src" / "pholuat" / "locale"]
