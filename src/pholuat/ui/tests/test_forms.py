"""One renderer for every form: label, help, error, and what was typed stays."""

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict


class Meeting(forms.Form):
    """A form with the usual kinds of fields."""

    title = forms.CharField(label="Tên buổi", help_text="Như trên giấy mời")
    people = forms.IntegerField(label="Số người dự")
    note = forms.CharField(label="Ghi chú", required=False)
    ways = forms.MultipleChoiceField(
        label="Hình thức", choices=[("a", "Trực tuyến")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="Đồng ý", required=False)


def test_a_field_has_label_help_and_says_what_describes_it() -> None:
    drawn = Meeting()["title"].as_field_group()
    assert '<label for="id_title">Tên buổi</label>' in drawn
    assert '<div class="hint" id="id_title_helptext">Như trên giấy mời</div>' in drawn
    assert 'aria-describedby="id_title_helptext"' in drawn


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(không bắt buộc)" in Meeting()["note"].as_field_group()
    assert "(không bắt buộc)" not in Meeting()["title"].as_field_group()


def test_choices_stand_in_a_named_group_and_a_single_box_beside_its_words() -> None:
    assert "<legend>Hình thức" in Meeting()["ways"].as_field_group()
    agreed = Meeting()["agreed"].as_field_group()
    assert agreed.count("<label") == 1
    assert "<span>Đồng ý</span></label>" in agreed


def test_an_error_keeps_what_was_typed_and_names_the_field_above_the_form() -> None:
    form = Meeting({"title": "Giao lưu", "people": "khoảng 150"})
    page = form.render()
    assert "Sửa 1 ô sau; các ô khác vẫn giữ nguyên." in page
    assert '<li><a href="#id_people">Số người dự</a></li>' in page
    assert '<div class="err" id="id_people_error"><p>Cần một số nguyên, ví dụ 1204.</p></div>' in page
    assert 'value="khoảng 150"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="Giao lưu"' in page


def test_a_field_of_figures_is_text_that_asks_for_the_figures_of_the_keyboard() -> None:
    drawn = str(Meeting()["people"])
    assert 'type="text"' in drawn
    assert 'inputmode="numeric"' in drawn


def test_words_of_people_are_escaped() -> None:
    assert "<script>" not in Meeting({"title": "<script>", "people": "1"}).render()


class Handover(forms.Form):
    """What a browser does not give back: a password and a file."""

    email = forms.EmailField(label="Thư điện tử")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    scan = forms.FileField(label="Bản quét", required=False)


def test_what_could_not_be_kept_is_told() -> None:
    scan = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
    page = Handover({"email": "sai", "password": "x"}, MultiValueDict({"scan": [scan]})).render()
    assert "Sửa 1 ô sau; mật khẩu cần gõ lại; tệp cần chọn lại." in page
    assert "Sửa 2 ô sau; các ô khác" not in Handover({}).render()
    assert "Sửa 1 ô sau; mật khẩu cần gõ lại." in Handover({"email": "sai", "password": "x"}).render()


def test_the_form_calls_the_reader_and_marks_the_field() -> None:
    page = Meeting({"title": "Giao lưu", "people": "khoảng 150"}).render()
    assert '<div class="note note--bad stack-s" role="alert" tabindex="-1" data-focus>' in page
    assert page.count('class="field field--bad"') == 1


class Kept(forms.Form):
    """A form that carries what the page knew."""

    seen = forms.CharField(widget=forms.HiddenInput)


def test_hidden_fields_go_along() -> None:
    assert '<input type="hidden" name="seen" value="x" id="id_seen">' in Kept(initial={"seen": "x"}).render()
