"""Makes the demo's own documents from their sources: `python tools/demo_documents`."""

from __future__ import annotations

from pathlib import Path

from docx_writer import write_docx
from html_writer import write_html, write_pdf
from source import read

SOURCES = Path(__file__).parent / "sources"
TARGET = Path(__file__).resolve().parents[2] / "src" / "pholuat" / "library" / "demo"


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in sorted(SOURCES.glob("*.txt")):
        document = read(path)
        for suffix, write in ((".docx", write_docx), (".html", write_html), (".pdf", write_pdf)):
            target = TARGET / (document.name + suffix)
            write(document, target)
            print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
