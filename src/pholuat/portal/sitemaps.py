"""What is told to machines that read the site: the map of its documents and what they may ask for.

A sitemap holds the documents of one page of ids (sitemaps.org: at most 50 000 addresses); articles are found through
their documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from pholuat.library.queries.touched import on_page, pages

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
FIXED = ("/", "/van-ban/")
CLOSED = ("/ban-lam-viec/", "/tai-khoan/", "/tim-kiem/vi-sao/", "/tim-kiem/goi-y/", "/tim-kiem/*&", "/*?ngay=")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def index(site: str) -> str:
    """The list of the sitemaps, each with the last day on which something was published in it."""
    found = "".join(
        f"<sitemap><loc>{site}/sitemap-van-ban-{page}.xml</loc><lastmod>{last.isoformat()}</lastmod></sitemap>\n"
        for page, last in pages()
    )
    fixed = f"<sitemap><loc>{site}/sitemap-trang.xml</loc></sitemap>\n"
    return f'{_HEAD}<sitemapindex xmlns="{SPACE}">\n{fixed}{found}</sitemapindex>\n'


def fixed(site: str) -> str:
    """The pages that are no documents."""
    return _addresses(f"<url><loc>{site}{path}</loc></url>\n" for path in FIXED)


def documents(site: str, page: int) -> str | None:
    """The documents of one page with when each was last touched; None when there are none."""
    found = list(_documents(site, page))
    return _addresses(found) if found else None


def _documents(site: str, page: int) -> Iterator[str]:
    for each in on_page(page):
        at = each.at.isoformat(timespec="seconds")
        yield f"<url><loc>{site}/van-ban/{escape(each.slug)}/</loc><lastmod>{at}</lastmod></url>\n"


def _addresses(urls: Iterable[str]) -> str:
    return f'{_HEAD}<urlset xmlns="{SPACE}">\n{"".join(urls)}</urlset>\n'


def robots(site: str) -> str:
    """What robots may ask for: everything public but texts of other days and searches narrowed or turned over.

    Of those there is no end. A plain search that some page links to may be read; its canonical address is the
    empty search page, so that no answer is kept as a page of its own.
    """
    closed = "".join(f"Disallow: {path}\n" for path in CLOSED)
    return f"User-agent: *\n{closed}Sitemap: {site}/sitemap.xml\n"
