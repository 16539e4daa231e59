"""Whose site this is, as the pages print it."""

from pholuat.config import env

SITE_NAME = "Phổ Luật"
SITE_OWNER = env.text("PHOLUAT_OWNER", "Sở Tư pháp tỉnh Bình Định")
