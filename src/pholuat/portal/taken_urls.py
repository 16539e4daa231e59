"""Addresses of what is taken along or read by machines; those below a document's stand before the page's own."""

from django.urls import path

from pholuat.portal.views import cards, downloads, robots

urlpatterns = [
    path("van-ban/<path:place>/tai-ve.<str:form>", downloads.download, name="download"),
    path("van-ban/<path:place>/the-chia-se.png", cards.card, name="card"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap_index, name="sitemap-index"),
    path("sitemap-trang.xml", robots.sitemap_fixed, name="sitemap-fixed"),
    path("sitemap-van-ban-<int:page>.xml", robots.sitemap, name="sitemap"),
]
