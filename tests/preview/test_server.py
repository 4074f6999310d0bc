"""What the server gives to whom."""

from __future__ import annotations

import signal
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.preview.conftest import Running, preview

CARD = "/card?id={}&side={}&app=anki&night=0"


def card(id_: str, side: str = "front") -> str:
    return CARD.format(quote(id_, safe=""), side)


def test_it_listens_on_loopback_alone(served: Running) -> None:
    table = Path("/proc/net/tcp").read_text("ascii")
    port = f"{served.port:04X}"
    mine = [line.split()[1] for line in table.splitlines() if f":{port} " in line]
    assert f"0100007F:{port}" in mine
    assert f"00000000:{port}" not in mine


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
@pytest.mark.parametrize("path", ["/", "/news", "/page/page.js", card("case-1/first")])
def test_a_foreign_host_is_refused(served: Running, host: str, path: str) -> None:
    """A site that points its name at this machine must read nothing."""
    answer = served.ask(path, Host=host)
    assert answer.status == 421
    assert b"flashgen" not in answer.body


def test_localhost_is_no_foreign_host(served: Running) -> None:
    assert served.ask("/", Host=f"localhost:{served.port}").status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    "path", ["/", "/news", "/events", "/about?id=case-1/first", card("case-1/first")]
)
def test_another_site_cannot_send_the_browser_here(
    served: Running, site: str, path: str
) -> None:
    assert served.ask(path, Sec_Fetch_Site=site).status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/media/../decks/library.yaml",
        "/media/..%2f..%2fdecks%2flibrary.yaml",
        "/media/chest-xray.svg",
        "/media/%2Fetc%2Fpasswd",
        "/media/fg-0.svg",
        "/page/../server.py",
        "/page/..%2fserver.py",
        "/page/index.html.jinja",
        "/page/card.html.jinja",
        "/mathjax/3.2.2/../../cli/main.py",
        "/mathjax/3.2.2/..%2f__init__.py",
        "/mathjax/3.2.2/__init__.py",
        "/source_cases/case-1.yaml",
        "//etc/passwd",
        "/docs",
        "/openapi.json",
        card("case-1/none"),
        card("../../etc/passwd"),
        card("case-1/first", "../front"),
        "/card",
        "/about",
        "/about?id=case-1/none",
        "/about?id=../../decks/.released/demo.apkg",
    ],
)
def test_nothing_but_its_own_pages_and_figures_is_served(
    served: Running, path: str
) -> None:
    assert served.ask(path).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_and_opening_are_known(served: Running, method: str) -> None:
    assert served.ask("/", method).status == 405


PATHS = ["/", "/news", "/page/page.css", card("case-1/first"), "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_strict(served: Running, path: str) -> None:
    headers = served.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe-eval" not in policy
    scripts = policy.partition("script-src")[2].partition(";")[0]
    assert scripts in ("", " 'self'")


def test_a_card_runs_no_script_and_has_an_origin_of_its_own(served: Running) -> None:
    policy = served.ask(card("case-1/first")).headers["content-security-policy"]
    assert "sandbox" in policy
    assert "allow-same-origin" not in policy
    assert "allow-scripts" not in policy
    assert "script-src" not in policy


def test_a_card_with_formulas_runs_mathjax_and_nothing_else(served: Running) -> None:
    answer = served.ask(card("case-1/formula"))
    policy = answer.headers["content-security-policy"]
    assert "allow-scripts" in policy
    assert "script-src 'self'" in policy
    assert "allow-same-origin" not in policy
    assert b"<script>" not in answer.body


def test_the_page_has_nothing_inline(served: Running) -> None:
    page = served.ask("/").body.decode()
    assert "<script>" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick" not in page


def test_a_figure_is_served_by_the_name_it_has_in_a_package(served: Running) -> None:
    [case] = served.news()["cases"]
    [name] = {each["figure"] for each in case["cards"]} - {""}
    answer = served.ask(f"/media/{name}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert b"<svg" in answer.body


def test_news_since_a_revision_are_only_what_has_changed(served: Running) -> None:
    news = served.news()
    assert [case["id"] for case in news["cases"]] == ["case-1"]
    known = f"/news?session={news['session']}&since={news['revision']}"
    assert served.ask(known).json["cases"] == []
    assert served.ask(f"/news?session=older&since={news['revision']}").json["cases"]


def test_a_card_is_told_with_all_there_is_to_know(served: Running) -> None:
    [case] = served.news()["cases"]
    first = next(each for each in case["cards"] if each["id"] == "case-1/first")
    assert first["question"] == "Which is the first?"
    assert first["answer"] == "Alpha"
    assert first["file"] == "source_cases/case-1.yaml"
    assert first["line"] > 10
    assert first["evidence"] == [{"where": "comment", "anchor": ["first words"]}]
    assert first["topics"] == ["thorax"]
    assert first["state"] == "draft"
    assert case["decks"] == ["Demo"]


# ───────── the editor ─────────

PLACE = '{"file": "source_cases/case-1.yaml", "line": 30, "column": 3}'


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An editor that writes down how it was called."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "code"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/called"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_a_place_opens_in_the_editor(lively: Path, editor: Path) -> None:
    with preview(lively, "--port", "0", EDITOR=str(editor)) as running:
        token = running.token()
        done = running.ask("/open", "POST", PLACE, X_Flashgen_Token=token)
        assert done.status == 204
        called = editor.with_name("called")
        for _ in range(100):
            if called.exists() and called.read_text("utf-8"):
                break
            time.sleep(0.05)
        expected = f"-g {lively}/source_cases/case-1.yaml:30:3\n"
        assert called.read_text("utf-8") == expected


@pytest.mark.parametrize(
    ("body", "token", "status"),
    [
        (PLACE, "", 403),
        (PLACE, "guessed", 403),
        (PLACE, "\xe9", 403),
        ('{"file": "/etc/passwd", "line": 1, "column": 1}', None, 404),
        ('{"file": "../../etc/passwd", "line": 1, "column": 1}', None, 404),
        ('{"file": "decks/library.yaml", "line": "x", "column": 1}', None, 400),
        ('{"file": ["decks"], "line": 1, "column": 1}', None, 404),
        ("[]", None, 400),
        ("", None, 400),
        ("\xff", None, 400),
        (PLACE.replace("30", "Infinity"), None, 400),
        (PLACE.replace("30", "1e999"), None, 400),
        (PLACE.replace("30", "NaN"), None, 400),
        pytest.param("[" * 100_000, None, 400, id="deep"),
    ],
)
def test_nothing_else_opens(
    lively: Path, editor: Path, body: str, token: str | None, status: int
) -> None:
    with preview(lively, "--port", "0", EDITOR=str(editor)) as running:
        sent = running.token() if token is None else token
        answer = running.ask("/open", "POST", body, X_Flashgen_Token=sent)
        assert answer.status == status
        assert running.ask("/open").status == 405
    assert (lively / "stderr.txt").read_text("utf-8") == ""
    assert not editor.with_name("called").exists()


@pytest.mark.parametrize("editor_name", ["", "vim", "no-such-editor"])
def test_an_editor_that_needs_a_terminal_is_named_with_a_way_out(
    lively: Path, editor_name: str
) -> None:
    with preview(lively, "--port", "0", EDITOR=editor_name, VISUAL="") as running:
        token = running.token()
        answer = running.ask("/open", "POST", PLACE, X_Flashgen_Token=token)
        assert answer.status == 409
        assert b"export EDITOR=code" in answer.body


# ───────── starting and ending ─────────


def test_ctrl_c_ends_it_quietly_though_pages_are_open(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port)) as page:
        host = f"Host: 127.0.0.1:{running.port}"
        page.sendall(f"GET /events HTTP/1.1\r\n{host}\r\n\r\n".encode())
        assert page.recv(100).startswith(b"HTTP/1.1 200")
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(5) == 0
    assert (running.root / "stderr.txt").read_text("utf-8") == ""


def test_a_port_that_is_taken_is_said(running: Running, flashgen: Callable) -> None:  # type: ignore[type-arg]
    done = flashgen("preview", "--no-open", "--port", str(running.port))
    assert done.code == 2
    assert f"port {running.port} is taken" in done.err


def test_one_case_alone_can_be_shown(lively: Path) -> None:
    other = (lively / "source_cases/case-1.yaml").read_text("utf-8")
    other = other.replace("id: case-1", "id: case-2 {")
    (lively / "source_cases/case-2.yaml").write_text(other, "utf-8")
    with preview(lively, "case-1", "--port", "0") as running:
        assert running.news()["order"] == ["case-1"]
        assert running.news()["missing"] == []
    with preview(lively, "demo", "--port", "0") as running:
        assert running.news()["order"] == ["case-1"]
    with preview(lively, "--port", "0") as running:
        assert running.news()["missing"] == ["case-2"]


def test_an_unknown_name_is_refused(lively: Path, flashgen: Callable) -> None:  # type: ignore[type-arg]
    assert lively.exists()
    done = flashgen("preview", "case-7", "--no-open")
    assert done.code == 2
    assert "no deck or case `case-7`" in done.err


def resident(running: Running) -> int:
    """Return the memory of the server, in kilobytes."""
    status = Path(f"/proc/{running.process.pid}/status").read_text("ascii")
    [line] = [each for each in status.splitlines() if each.startswith("VmRSS")]
    return int(line.split()[1])


@pytest.mark.slow
def test_a_thousand_saves_neither_end_it_nor_fill_the_memory(running: Running) -> None:
    case = running.root / "source_cases/case-1.yaml"
    text = case.read_text("utf-8")
    memory = []
    for turn in range(1000):
        broken = "{" if turn % 7 == 0 else ""
        case.write_text(text.replace("Alpha", f"Alpha {turn}{broken}"), "utf-8")
        time.sleep(0.02)
        if turn in (300, 999):
            memory.append(resident(running))
    for _ in range(100):
        [shown] = running.news()["cases"]
        if any(card["answer"] == "Alpha 999" for card in shown["cards"]):
            break
        time.sleep(0.05)
    assert any(card["answer"] == "Alpha 999" for card in shown["cards"])
    assert memory[1] - memory[0] < 20_000
    assert (running.root / "stderr.txt").read_text("utf-8") == ""
