"""The document as a page of HTML, and the same page as a PDF with a text layer."""

from __future__ import annotations

from html import escape
from pathlib import Path

from source import Block, Document, Kind, is_figure, parts_of_article
from weasyprint import HTML

from pholuat.vietnamese.dates import write_date

_STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def _paragraph(css: str, text: str) -> str:
    return f'<p class="{css}">{text}</p>'


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _head(document: Document, number: bool) -> str:
    day = f"{document.head['place']}, {write_date(document.day)}"
    rows = [
        (
            "".join(_paragraph("agency", escape(line)) for line in document.agency) + '<div class="rule short"></div>',
            _paragraph("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            + _paragraph("motto", "<span>Độc lập - Tự do - Hạnh phúc</span>"),
        )
    ]
    if number:
        rows.append((_paragraph("number", f"Số: {document.head['number']}"), _paragraph("day", day)))
    cells = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    return f'<table class="head"><colgroup><col class="left"><col></colgroup><tbody>{cells}</tbody></table>'


def _title(document: Document) -> str:
    return (
        f"<h1>{document.head['type']}</h1>{_paragraph('subject', _escaped(document.head['subject']))}"
        f'{_paragraph("note", document.head["note"])}<div class="rule"></div>'
    )


def _cell(text: str) -> str:
    return f'<td class="figure">{text}</td>' if is_figure(text) else f"<td>{_escaped(text)}</td>"


def _table(block: Block) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in block.widths)
    head, *rows = block.rows
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return (
        f'<table class="grid"><colgroup>{columns}</colgroup><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
    )


def _signature(block: Block) -> str:
    listed = "".join(f"<p>{escape(line)}</p>" for line in block.lines)
    *titles, name = block.rows[0]
    signing = "".join(_paragraph("title", escape(line)) for line in titles)
    return (
        f'<table class="signature"><tbody><tr><td><p class="to">Nơi nhận:</p>{listed}</td>'
        f'<td>{signing}<p class="signed">(Đã ký)</p>{_paragraph("name", escape(name))}</td></tr></tbody></table>'
    )


def _top_of_part(document: Document, block: Block) -> str:
    name, *subject, source = block.lines
    css = "enclosed" if block.kind is Kind.ENCLOSED else "annex"
    head = _head(document, number=False) if block.kind is Kind.ENCLOSED else ""
    lines = "".join(_paragraph("subject", _escaped(line)) for line in subject)
    foot = _paragraph("source", _escaped(source)) + '<div class="rule"></div>'
    return f'<section class="{css}">{head}<h1>{escape(name)}</h1>{lines}{foot}'


def _block(document: Document, block: Block) -> str:
    match block.kind:
        case Kind.TABLE:
            return _table(block)
        case Kind.SIGNATURE:
            return _signature(block) + "</section>"
        case Kind.ENCLOSED | Kind.ANNEX:
            return _top_of_part(document, block)
        case Kind.HEADING:
            number, title = block.lines
            level = {"Phần": 2, "Chương": 3, "Mục": 4}.get(number.split()[0], 5)
            return f"<h{level}>{escape(number)}<br>{escape(title)}</h{level}>"
        case Kind.ARTICLE:
            bold, rest = parts_of_article(block.lines[0])
            css = "text keeps" if block.keeps else "text" if rest else "article"
            return _paragraph(css, f"<b>{_escaped(bold)}</b>{_escaped(rest)}")
    return _paragraph(block.kind.value + " keeps" * block.keeps, _escaped(block.lines[0]))


def to_html(document: Document) -> str:
    """The whole page; sections follow each other: the decision, what is enclosed, its annex."""
    parts = []
    for block in document.blocks:
        if block.kind is Kind.ANNEX and any(one.kind is Kind.ENCLOSED for one in document.blocks):
            parts.append("</section>")
        parts.append(_block(document, block))
    closing = "</section>" if document.blocks[-1].kind is not Kind.SIGNATURE else ""
    body = "\n".join([*parts, closing])
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)} (văn bản minh họa)</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<section>{_head(document, number=True)}\n{_title(document)}\n{body}\n</body>\n</html>\n"
    )


def write_html(document: Document, path: Path) -> None:
    path.write_text(to_html(document), encoding="utf-8")


def write_pdf(document: Document, path: Path) -> None:
    HTML(string=to_html(document)).write_pdf(path)
