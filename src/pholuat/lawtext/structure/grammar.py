"""The grammar of Vietnamese legal documents, as data.

Sources: Decree 78/2025/NĐ-CP art. 62-64 (levels, numbers, order of điểm), Decree 30/2020/NĐ-CP appendix I
(form of official documents). Every pattern is matched against a line in NFC without its outer blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pholuat.lawtext.model import Kind

# The order of điểm: the Vietnamese alphabet leaves out f, j, w, z, which are met where a writer counted in Latin.
POINT_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
FOREIGN_LETTERS = "fjwz"
# What parts a large plan or report above its Roman numbers.
PART_LETTERS = "ABCDEFGH"

# The numbers of parts in words: "thứ nhất", "thứ mười hai".
_ORDINAL = "nhất|một|hai|nhì|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi"
_CAPITAL = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_ROMAN_OR_DIGIT = r"[IVXLC]+[A-ZĐ]?|\d{1,3}[a-zđA-ZĐ]?"
_ORDINALS = rf"(?:{_ORDINAL})(?:\s+(?:{_ORDINAL}))*"
# "Điều 10 Thanh tra …" opens an article, "Điều 10 Luật Thanh tra …" cites one.
_OTHER_LAW = (
    r"(?:Luật|Bộ\s+luật|Hiến\s+pháp|Pháp\s+lệnh|Nghị|Thông\s+tư|Quyết\s+định|Quy\s+(?:chế|định|chuẩn)"
    r"|Điều\s+lệ|Chương|Phần|Mục|Sắc\s+lệnh|Chỉ\s+thị|Công\s+(?:ước|văn)|Hiệp\s+(?:định|ước))"
)
_MARK_OR_END = rf"\s*(?:[.:–-]+\s*|$|\s(?={_CAPITAL})(?!{_OTHER_LAW})|(?=[\[⁰¹²³⁴⁵⁶⁷⁸⁹]))"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of the document opens: `pattern` has the group `num` and ends where its heading begins."""

    kind: Kind
    pattern: re.Pattern[str]


# The number of a footnote that hangs on a number in consolidated texts: "7a.⁸", "Điều 5.[3]", "Điều 5[3].".
_NOTE_MARK = r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,3}\])"
_NOTE = rf"(?:{_NOTE_MARK})?\s*"
_NOTED = rf"\s*{_NOTE_MARK}\s*[.:)]+"
# OCR and careless typing lose the grave accent.
_ARTICLE = "(?:Điều|ĐIỀU|Điêu|ĐIÊU)"
_ARTICLE_END = (
    rf"(?:{_NOTED}|\s*[.:]+[-–]?|\s*[/)](?=\s)|\s*[-–]\s|\s*$|\s*(?=[\[⁰¹²³⁴⁵⁶⁷⁸⁹])"
    rf"|\s+(?={_CAPITAL})(?!{_OTHER_LAW}))\s*{_NOTE}"
)
_GROUP_END = rf"(?:{_NOTED}\s*|{_MARK_OR_END}){_NOTE}"
_IN_DIGITS = rf"\s+(?P<num>{_ROMAN_OR_DIGIT}){_GROUP_END}"
_IN_WORDS = rf"\s+(?:(?i:thứ)\s+)?(?P<num>(?i:{_ORDINALS})|{_ROMAN_OR_DIGIT}){_GROUP_END}"
LEVELS = (
    Level(Kind.PART, re.compile(rf"(?:Phần|PHẦN){_IN_WORDS}")),
    Level(Kind.CHAPTER, re.compile(rf"(?:Chương|CHƯƠNG){_IN_WORDS}")),
    Level(Kind.SECTION, re.compile(rf"(?:Mục|MỤC){_IN_DIGITS}")),
    Level(Kind.SUBSECTION, re.compile(rf"(?:Tiểu\s+mục|TIỂU\s+MỤC){_IN_DIGITS}")),
    Level(Kind.ARTICLE, re.compile(rf"{_ARTICLE}\s*(?P<num>\d{{1,4}}[a-zđ]{{0,2}}){_ARTICLE_END}")),
    # Before 1960 and in treaties: "Điều thứ 12", "Điều thứ nhất", "Điều IV".
    Level(
        Kind.ARTICLE,
        re.compile(rf"{_ARTICLE}\s+(?i:thứ)\s+(?P<num>(?i:{_ORDINALS})|\d{{1,3}})\b(?!\s+[a-zđ]){_ARTICLE_END}"),
    ),
    Level(Kind.ARTICLE, re.compile(rf"{_ARTICLE}\s+(?P<num>[IVXL]{{1,7}}){_ARTICLE_END}")),
    Level(
        Kind.CLAUSE,
        re.compile(rf"(?P<num>\d{{1,3}}[a-zđ]{{0,2}})(?:{_NOTE_MARK})?\s?\.\.?(?!\d)[,.]?\s*{_NOTE}"),
    ),
    Level(Kind.POINT, re.compile(rf"(?P<num>[a-zđ]{{1,2}}\d{{0,2}})\s?(?:{_NOTE_MARK})?\)\s*{_NOTE}")),
)

# A line of a table of contents names a page: it opens nothing.
CONTENTS_LINE = re.compile(r".*(?:\.{4,}|…{2,}|\t)\s*\d{1,4}$")

# Marks that only some texts have: administrative documents without articles (plans, reports) are parted by Roman
# numbers, large ones by "A.", "B." above these; laws from before the rules on form wrote "1-" and "a/".
OTHER_LEVELS = (
    Level(Kind.SECTION, re.compile(r"(?P<num>[IVX]{1,6})\s?(?:[.-]\s*|[/)]\s)(?=[^\W\d_])")),
    Level(Kind.PART, re.compile(rf"(?P<num>[{PART_LETTERS}])\s?[./-]\s+(?=[^\W\d_])")),
    Level(Kind.CLAUSE, re.compile(r"(?P<num>\d{1,2})\s?(?:[-–/]\s+|\)\s*(?=[^\W\d_]))")),
    Level(Kind.POINT, re.compile(r"(?P<num>[a-zđ])\s?[-–/.]\s+")),
)

OPENING_QUOTES = "“«„"
CLOSING_QUOTES = "”»"
STRAIGHT_QUOTES = '"'

# A place in another law, as an amending order names it.
ADDRESS = (
    r"(?:(?:Điều|[Kk]hoản|[Đđ]iểm|[Tt]iết|Chương|Mục|[Tt]iểu\s+mục|Phụ\s+lục|Mẫu|Phần|gạch\s+đầu\s+dòng)"
    r"(?:\s+(?:số|thứ))?\s+[\dIVXa-zđ]{1,5}\b)"
)
_AMENDING_VERB = r"(?i:sửa\s+đổi|bổ\s+sung|thay\s+thế|thay|bãi\s+bỏ|bỏ|hủy\s+bỏ|huỷ\s+bỏ|đính\s+chính)"
_AMENDED = (
    rf"(?:{ADDRESS}|[“\"]|(?:cụm\s+)?từ\s+[“\"‘']|(?:tên|tiêu\s+đề)\s+(?:gọi|của|Điều|Chương|Mục|[Kk]hoản|Phụ)"
    r"|đoạn\s+(?:đầu|cuối|mở|thứ|\d)|một\s+số\s+(?:điều|khoản|điểm|nội\s+dung))"
)
# The rest of a line that orders a change of another law. What follows such a line is quoted, whether or not it
# bears quote marks; a quotation that nobody closed ends before the next one.
AMENDING_ORDER = re.compile(
    rf"{_AMENDING_VERB}(?:,?\s+(?:và\s+)?{_AMENDING_VERB})*\s+(?:(?!theo\b|quy\b|với\b)[\w,]+\s+){{0,5}}?{_AMENDED}"
    rf"|{_AMENDING_VERB}.*\s(?:như\s+sau|sau\s+đây)\s*:\W?$"
    rf"|(?:tại\s+)?{ADDRESS}.{{0,150}}\s(?:như\s+sau|sau\s+đây)\s*:\W?$",
    re.IGNORECASE,
)
# An order that gives no new text, unless it says so.
ORDER_WITHOUT_TEXT = re.compile(
    r"(?:bãi\s+bỏ|bỏ|hủy\s+bỏ|huỷ\s+bỏ|thay|đính\s+chính)\b(?!.*(?:như\s+sau|sau\s+đây))", re.IGNORECASE
)
# The last articles of an amending law: they are its own, whatever stands open before them.
CLOSING_ARTICLE = re.compile(
    r"(?:Hiệu\s+lực|Điều\s+khoản|Quy\s+định\s+chuyển\s+tiếp|Tổ\s+chức\s+thực\s+hiện|Trách\s+nhiệm\s+(?:thi\s+hành|tổ\s+chức|thực)"
    r"|Bãi\s+bỏ|Thay\s+thế|(?:Luật|Nghị\s+định|Thông\s+tư|Quyết\s+định|Nghị\s+quyết)\s+này\s+có\s+hiệu\s+lực)"
)

PREAMBLE = re.compile(
    r"(?i:căn\s+cứ|theo\s+đề\s+nghị|xét\s+đề\s+nghị)|(?i:theo|xét|để|thực\s+hiện|trên\s+cơ\s+sở|sau\s+khi)\s.*[,;:.]$"
    # Who enacts stands first: "Về việc ban hành Quy chế …" is a title.
    r"|(?:Quốc\s+hội|Ủy\s+ban|Uỷ\s+ban|Hội\s+đồng|Chính\s+phủ|Thủ\s+tướng|Chủ\s+(?:tịch|nhiệm)|Bộ|Liên|Thống\s+đốc"
    r"|Ngân\s+hàng|Chánh\s+án|Tòa\s+án|Toà\s+án|Viện|Tổng|Kiểm\s+toán|Giám\s+đốc|Thanh\s+tra|Cục|Ban|Sở)\b"
    r"[^.]{0,80}?\s(?:ban\s+hành|quyết\s+định)\s+(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị|Thông|Quyết|Quy)"
)
# A letter begins below the name of whom it is sent to.
ADDRESSEE = re.compile(r"Kính\s+(?:gửi|trình)\s*:?", re.IGNORECASE)
ENCLOSED = re.compile(
    r"^\W*(?i:được\s+)?(?i:(?:ban\s+hành|phê\s+duyệt|công\s+bố|thông\s+qua)\s+)?(?i:kèm\s+theo)\b"
    r"|^\(\s*(?i:ban\s+hành\s+theo)\b"
)
ENCLOSING_NUMBER = re.compile(r"\d+/[\w-]+")
BLANK_TO_FILL = re.compile(r"\.{4,}|…{2,}|_{4,}|…\.|\.\.\.\s*\(\d")
ENCLOSED_TITLE = re.compile(
    r"(?:QUY\s+CHẾ|QUY\s+ĐỊNH|QUY\s+TRÌNH|QUY\s+CHUẨN|QUY\s+TẮC|QUY\s+ƯỚC|ĐIỀU\s+LỆ|NỘI\s+QUY|CHƯƠNG\s+TRÌNH|KẾ\s+HOẠCH"
    r"|ĐỀ\s+ÁN|HƯỚNG\s+DẪN|DANH\s+MỤC|CHẾ\s+ĐỘ|CHUẨN\s+MỰC|HỆ\s+THỐNG|CHIẾN\s+LƯỢC|BẢNG\s+|BIỂU\s+|TIÊU\s+CHÍ)"
)
ANNEX = re.compile(
    r"(?:P[Hh][Ụụ]\s+(?:[Ll][ỤụỨứ][Cc]|[Bb][Ii][Ểể][Uu]))(?:\s+(?i:số)\s*:?)?"
    r"(?:\s*(?P<num>[IVXLC]+(?:[.-]?\d+)?[a-zđA-ZĐ]?|\d{1,3}(?:[.-]\d+)*[a-zđA-ZĐ]?|[A-ZĐ]))?"
    r"(?:\s*[.:–-]+\s*(?P<heading>.*)|\s*$|\s*[(\[].*)"
)
FORM = re.compile(
    r"(?:MẪU|Mẫu|BIỂU|Biểu)(?:\s+(?:mẫu|MẪU))?\s+(?i:số)\s*:?\s*(?P<num>\d(?:[\w.-]{0,6}\w)?|[A-Z](?:[\d.-]{0,6}\w)?)\b"
    r"(?:\W{0,3}\(.*|[\s.:–-]*(?P<heading>.{0,60}))"
)
# The head of an official document: below a signature it begins another text.
MOTTO = re.compile(r"(?:CỘNG|Cộng)\s+(?i:h[oòóỏõọ][aàáảãạ])\s+(?i:xã\s+hội\s+chủ\s+nghĩa)")

RECIPIENTS = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\s*(?:[:;.]|$)")
SIGNING_FORM = re.compile(rf"(?:TM|KT|TL|TUQ|Q)\s?\.\s?{_CAPITAL}")
SIGNER_OFFICE = re.compile(
    r"(?:CHỦ\s+TỊCH|PHÓ\s+CHỦ\s+TỊCH|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|THỦ\s+TƯỚNG|PHÓ\s+THỦ\s+TƯỚNG|TỔNG\s+\w+|CHÁNH\s+ÁN|VIỆN\s+TRƯỞNG"
    r"|THỐNG\s+ĐỐC|PHÓ\s+\w+|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|CHÁNH\s+\w+|CHỦ\s+NHIỆM|TRƯỞNG\s+\w+|XÁC\s+THỰC\s+VĂN\s+BẢN)(?:\s|$)"
)
ADOPTION = re.compile(
    r"(?i:(?:bộ\s+)?luật|pháp\s+lệnh|nghị\s+quyết)\s+này\s+(?:đã\s+)?được\s+.{3,160}thông\s+qua\s*.{0,20}ngày"
)
FOOTNOTE = re.compile(r"\[\d{1,3}\]|\(\d{1,3}\)\s+(?=(?:Điểm|Khoản|Điều|Luật|Nghị)\b)")

# A line of a signature, a title or a list of recipients is short.
SHORT = 160


def is_tail(words: str) -> bool:
    """The line can only stand below the last provision: recipients, a signing form, the words of adoption."""
    if not words:
        return False
    if RECIPIENTS.match(words) or ADOPTION.match(words):
        return True
    if len(words) > SHORT or not words[:12].isupper():
        return False
    return bool(SIGNING_FORM.match(words) or SIGNER_OFFICE.match(words))
