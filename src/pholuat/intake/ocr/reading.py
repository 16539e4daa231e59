"""A whole file: its pages side by side over the cores, told in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from pholuat.intake.ocr.engine import model, ready
from pholuat.intake.ocr.page import recognise
from pholuat.intake.ocr.sources import Opened, opened
from pholuat.intake.words import Page


def read_file(path: Path, workers: int | None = None) -> Iterator[Page]:
    """The pages of an image or PDF in order; only as many are held as there are workers and one more.

    Raises OcrError when the file is opened or at the page that cannot be read.
    """
    file = opened(path)
    count = min(workers or os.cpu_count() or 1, file.pages)
    pool = ThreadPoolExecutor(count)
    waiting: deque[Future[Page]] = deque()
    try:
        for index in range(file.pages):
            waiting.append(pool.submit(read_page, file, index))
            if len(waiting) > count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_page(file: Opened, index: int) -> Page:
    """Page `index` (from 0): its sound text layer, or what is recognised in its picture. Raises OcrError."""
    page = file.text(index)
    if page is not None:
        return page
    ready()
    return recognise(file.image(index), index + 1, model())
