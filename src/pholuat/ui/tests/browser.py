"""What tests in a real browser share: the system's chromium, the house on a port, axe.

A pytest plugin, named in the conftest of the whole suite; it loads no Django by itself.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
AXE = Path(__file__).parents[4] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: rules });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}"""
OVERFLOWING = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && getComputedStyle(e).position !== "absolute" && !e.closest(".vh, .scroll, .skip, .table--fold thead"))
  .map(e => e.outerHTML.slice(0, 120))"""

# What acts must be large enough for a thumb; a link inside a sentence keeps its line.
SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, select, textarea, input:not([type=hidden]),"
    + ".btn, .chip, nav a, .foot a, a.title, .tries a, .sorts a, .row a")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest(".vh, .skip, del, ins"))
  .map(e => [Math.round((e.closest("label") ?? e).getBoundingClientRect().height), e.outerHTML.slice(0, 100)])
  .filter(([height]) => height > 0 && height < 44)
  .map(found => found.join(" px: "))"""
# Elements of the frame that must not be printed, and words that the paper would cut.
PRINTED = """() => {
  const frame = ".masthead, .reader-tools, .doc-bar, .toc, .facets, .foot, .rail, .pager, .btn";
  const shown = [...document.querySelectorAll(frame)].filter(e => e.checkVisibility()).map(e => e.className);
  const cut = [...document.querySelectorAll(".clamp")].filter(e => e.scrollHeight > e.clientHeight + 2);
  return shown.concat(cut.map(e => e.outerHTML.slice(0, 80)));
}"""

# The browser's event loop runs in the thread of the tests; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's chromium; the test is skipped where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("không có chromium trên máy này")
    return browser_type_launch_args | {"executable_path": chromium, "args": FLAGS.split()}


@pytest.fixture(scope="module")
def house() -> Iterator[str]:
    """The address of the house with its living page, served without a database: pages that ask for one fail."""
    testcases = import_module("django.test.testcases")
    override = import_module("django.test").override_settings(ROOT_URLCONF="pholuat.ui.tests.urls")
    with override:
        handlers = import_module("django.contrib.staticfiles.handlers")
        thread = testcases.LiveServerThread("127.0.0.1", handlers.StaticFilesHandler)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        if thread.error:
            raise thread.error
        yield f"http://127.0.0.1:{thread.port}"
        thread.terminate()


def violations(page: Any) -> list[str]:
    """What axe finds on the page (WCAG 2.2 A and AA, and good practice)."""
    if not AXE.is_file():
        pytest.skip("thiếu axe-core: hãy chạy npm ci")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_AXE)
    return found


def overflowing(page: Any) -> list[str]:
    """The elements that reach beyond the right edge of the window."""
    found: list[str] = page.evaluate(OVERFLOWING)
    return found


def small_targets(page: Any) -> list[str]:
    """What acts on the page and is lower than 44 px."""
    found: list[str] = page.evaluate(SMALL_TARGETS)
    return found


def wrongly_printed(page: Any) -> list[str]:
    """What a printed page would show of the frame, and names that it would cut."""
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(PRINTED)
    page.emulate_media(media="screen")
    return found


def weights(page: Any, address: str, squeezed: tuple[str, ...]) -> dict[str, int]:
    """Bytes of all that the page at `address` loads, by address; kinds in `squeezed` are counted as gzipped."""
    found: dict[str, int] = {}

    def weigh(response: Any) -> None:
        kind = response.headers.get("content-type", "").split(";")[0]
        body = response.body()
        found[response.url] = len(gzip.compress(body, 9)) if kind in squeezed else len(body)

    page.on("response", weigh)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", weigh)
    return found
