"""A page in Brotli: the same words, kept for everyone, packed tighter by the worker; and pages made before a reader."""

from __future__ import annotations

import brotli
import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from pholuat.people.roles import Role
from pholuat.portal import tasks, tight
from pholuat.portal.tests.laws import amended_law, law, many_articles, officer

pytestmark = pytest.mark.django_db
PAGE = "/van-ban/35-2013-qh13/"
BROTLI = {"accept-encoding": "gzip, deflate, br, zstd"}


def waiting(task: str) -> list[dict[str, str]]:
    """The arguments of the jobs of a task that wait."""
    return [job.args for job in ProcrastinateJob.objects.filter(task_name=f"pholuat.portal.tasks.{task}")]


def test_a_page_in_brotli_says_what_the_plain_one_says(client: Client) -> None:
    law(articles=many_articles(3))
    packed = client.get(PAGE, headers=BROTLI)
    assert (packed["Content-Encoding"], packed["Vary"].count("Accept-Encoding")) == ("br", 1)
    assert brotli.decompress(packed.content) == client.get(PAGE).content


@pytest.mark.parametrize("accepted", ["gzip", "gzip, br;q=0", "gzip, br; q=0.0"])
def test_who_does_not_take_brotli_gets_a_gzip(client: Client, accepted: str) -> None:
    law()
    assert client.get(PAGE, headers={"accept-encoding": accepted})["Content-Encoding"] == "gzip"


def test_a_page_of_one_person_or_of_a_day_is_not_kept_whole(client: Client) -> None:
    law()
    assert client.get(f"{PAGE}?ngay=2020-01-01", headers=BROTLI)["Content-Encoding"] == "gzip"
    client.force_login(officer(Role.PUBLISHER, "cong-bo"))
    assert client.get(PAGE, headers=BROTLI)["Content-Encoding"] == "gzip"


def test_the_worker_packs_a_large_one_tighter_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    law(articles=many_articles(200))
    law("12/2015/QH13", "Luật Thử")
    client.get("/van-ban/12-2015-qh13/", headers=BROTLI)
    assert waiting("tighten_page") == []
    monkeypatch.setattr(tight, "WORTH_IT", 100)
    quick = client.get(PAGE, headers=BROTLI).content
    client.get(PAGE, headers=BROTLI)
    (job,) = waiting("tighten_page")
    assert tasks.tighten_page(job["key"]) > 0
    assert tasks.tighten_page(job["key"]) == 0
    slow = client.get(PAGE, headers=BROTLI).content
    assert len(slow) < len(quick)
    assert brotli.decompress(slow) == brotli.decompress(quick)


def test_what_is_no_longer_kept_is_not_packed() -> None:
    assert tight.tighten("tight:unknown") == 0


def test_a_changed_document_is_pressed_before_its_first_reader(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    law(confirmed=True)
    (job,) = waiting("press_page")
    assert job == {"slug": "35-2013-qh13"}
    assert tasks.press_page(**job)
    monkeypatch.setattr("pholuat.portal.pages.make_leaf", lambda *_all, **_more: pytest.fail("made for a reader"))
    assert "Luật này quy định việc hòa giải." in client.get(PAGE).content.decode()


def test_a_load_of_many_does_not_fill_the_queue_and_a_lost_document_is_no_failure() -> None:
    law()
    assert waiting("press_page") == []
    assert not tasks.press_page(slug="khong-co")


def test_two_changes_wait_as_one_job() -> None:
    document = amended_law()
    document.origin = "desk"
    before = len(waiting("press_page"))
    tasks.press_soon(document)
    tasks.press_soon(document)
    assert len(waiting("press_page")) == before + 1
