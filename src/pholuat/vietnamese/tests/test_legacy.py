import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.vietnamese.legacy import Encoding, FontCoding, coding_of_font, detect, from_unicode, to_unicode

SMALL = "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
TITLE = "Cộng hòa xã hội chủ nghĩa Việt Nam"
CODED = {
    Encoding.TCVN3: "Céng hßa x· héi chñ nghÜa ViÖt Nam",
    Encoding.VNI: "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    Encoding.VPS: "C¶ng hòa xã h¶i chû nghïa ViŒt Nam",
}
SENTENCES = [
    "Điều 5. Quyền được thông tin về pháp luật và trách nhiệm tìm hiểu pháp luật của công dân",
    "1. Công dân có quyền được thông tin về pháp luật và có trách nhiệm chủ động tìm hiểu, học tập pháp luật.",
    "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
    "Ủy ban nhân dân tỉnh Bình Định",
    "Hòa giải ở cơ sở là việc hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận",
]
FOREIGN = [
    "Café naïve résumé déjà vu, Señor Müller in Zürich",
    "L'été dernier à la plage, où étaient les élèves français ?",
    "© 2020 Microsoft® Office™, 25 °C, § 5, ±0,5 µm",
    "Rødgrød med fløde; São Paulo é uma cidade; ¿Dónde está la biblioteca?",
    "The quick brown fox jumps over the lazy dog",
    "",
]
encodings = pytest.mark.parametrize("encoding", Encoding)


@encodings
def test_a_text_of_each_encoding(encoding: Encoding) -> None:
    assert to_unicode(CODED[encoding], encoding) == TITLE
    assert from_unicode(TITLE, encoding) == CODED[encoding]
    assert detect(CODED[encoding]) is encoding


@encodings
@given(text=st.text(alphabet=SMALL + "abcdeghiklmnopqrstuvxy ABC.,;:()-/0123456789\n"))
def test_conversion_leads_back(encoding: Encoding, text: str) -> None:
    assert to_unicode(from_unicode(text, encoding), encoding) == text


@pytest.mark.parametrize("encoding", [Encoding.VNI, Encoding.VPS])
@given(text=st.text(alphabet=SMALL.upper() + "ABCDEGHIKLMNOPQRSTUVXY ,.-"))
def test_capitals_lead_back_too(encoding: Encoding, text: str) -> None:
    assert to_unicode(from_unicode(text, encoding), encoding) == text


@given(st.text(alphabet="ĂÂĐÊÔƠƯABC 123"))
def test_the_capitals_that_tcvn3_has(text: str) -> None:
    assert to_unicode(from_unicode(text, Encoding.TCVN3), Encoding.TCVN3) == text


def test_a_capital_font_shows_small_codes_as_capitals() -> None:
    coded = from_unicode("quyết định", Encoding.TCVN3)
    assert to_unicode(coded, Encoding.TCVN3, capitals=True) == "QUYẾT ĐỊNH"
    assert to_unicode(from_unicode("QUYẾT ĐỊNH", Encoding.TCVN3), Encoding.TCVN3, capitals=True) == "QUYẾT ĐỊNH"


def test_the_letter_that_is_a_soft_hyphen() -> None:
    assert from_unicode("ư", Encoding.TCVN3) == "\u00ad"
    assert to_unicode("ng\u00ad\u00eai", Encoding.TCVN3) == "người"


@pytest.mark.parametrize(
    ("coded", "plain"),
    [("Ñöôïc", "Được"), ("ñöôøng", "đường"), ("Aùn", "Án"), ("AÙN", "ÁN"), ("Myõ Lyù", "Mỹ Lý")],
)
def test_vni_takes_the_longest_code(coded: str, plain: str) -> None:
    assert to_unicode(coded, Encoding.VNI) == plain


@pytest.mark.skipif(not shutil.which("iconv"), reason="không có iconv trên máy này")
def test_tcvn3_agrees_with_iconv() -> None:
    letters = list(SMALL + "ĂÂÊÔƠƯĐ")
    theirs = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"],
        input=from_unicode("\n".join(letters), Encoding.TCVN3).encode("latin-1"),
        capture_output=True,
        check=True,
    )
    assert theirs.stdout.decode().split("\n") == letters


@encodings
@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_encoding_of_a_sentence_is_told_and_unicode_is_left_alone(encoding: Encoding, sentence: str) -> None:
    assert detect(from_unicode(sentence, encoding)) is encoding
    assert detect(sentence) is None


@pytest.mark.parametrize("text", [*FOREIGN, "Hà Nội là thành phố", "an toàn và hoà bình là tài sản", "bà Hà và cô Tú"])
def test_other_tongues_and_plain_words_are_never_taken_for_old_fonts(text: str) -> None:
    assert detect(text) is None


@encodings
def test_one_word_is_never_judged(encoding: Encoding) -> None:
    assert detect(from_unicode("Tổng", encoding)) is None
    assert detect(from_unicode("Tổng số", encoding)) is encoding


@encodings
@given(text=st.text(alphabet="ABCxyz 0123456789.,;:-/()“”"))
def test_what_is_no_code_stays(encoding: Encoding, text: str) -> None:
    if encoding is not Encoding.VPS:
        assert to_unicode(text, encoding) == text
    assert from_unicode(text, encoding) == text


def test_the_names_of_fonts() -> None:
    assert coding_of_font(".VnTime") == FontCoding(Encoding.TCVN3, capitals=False)
    assert coding_of_font(".VnArialH") == FontCoding(Encoding.TCVN3, capitals=True)
    assert coding_of_font("VNI-Times") == FontCoding(Encoding.VNI, capitals=False)
    assert coding_of_font("VPS Times") == FontCoding(Encoding.VPS, capitals=False)
    assert coding_of_font("Times New Roman") is None
    assert coding_of_font("") is None
