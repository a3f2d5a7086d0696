"""The guarded client: what it refuses to call, how it is pinned, what it refuses to read."""

import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from drumbeat.config.env import BadSetting, read
from drumbeat.kernel.http.addresses import is_plain_host, is_public
from drumbeat.kernel.http.outbound import Call, OutboundFailed, OutboundRefused, send


@dataclass
class Counterpart:
    """A server on the loopback address; `answers` by path, `seen` what came in."""

    port: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    seen: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def url(self, host: str = "hook.test", path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def counterpart() -> Iterator[Counterpart]:
    found = Counterpart()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            found.seen.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}))
            status, headers, body = found.answers.get(self.path, (200, {}, b"hello"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), "Set-Cookie": "a=b", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def loopback(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def refusal(call: Call, resolver=loopback) -> str:
    with pytest.raises(OutboundRefused) as refused:
        send(call, resolver)
    return refused.value.reason


@pytest.fixture
def allowed(settings) -> None:
    settings.OUTBOUND_ALLOW = frozenset({"hook.test"})


PRIVATE = [
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:808:808::1", "2001::7f00:1",
    "2001:db8::1", "no address",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_disguised_addresses_are_not_public(address: str, counterpart: Counterpart):
    assert not is_public(address)
    assert refusal(Call(counterpart.url("name.example")), lambda *_: [address]) == "address"
    assert refusal(Call(counterpart.url("name.example")), lambda *_: ["8.8.8.8", address]) == "address"
    assert counterpart.seen == []


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111"])
def test_public_addresses_are(address: str):
    assert is_public(address)
    assert is_plain_host(address)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.01", "127.0.0.1.", "1.2.3.0x4",
             "localhost", "localhost.", "intranet", "a..", "[0:0:0:0:0:0:0:1]", "[::ffff:7f00:1]"],
)  # fmt: skip
def test_odd_spellings_are_refused(host: str, counterpart: Counterpart):
    assert refusal(Call(counterpart.url(host))) in ("host", "url", "address")
    assert counterpart.seen == []


def test_spellings_in_other_scripts_end_as_the_address_they_mean(counterpart: Counterpart):
    assert refusal(Call(counterpart.url("①②⑦.⓪.⓪.①"))) in ("host", "url", "address")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "scheme"),
        ("gopher://hook.example/", "scheme"),
        ("ftp://hook.example/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("//hook.example/", "scheme"),
        ("http://me:secret@hook.example/", "userinfo"),
        ("http://hook.example:25/", "port"),
        ("http://hook.example:22/", "port"),
        ("http://", "host"),
        ("http://hook.example:99999/", "port"),
    ],
)
def test_other_schemes_ports_and_names_are_refused(url: str, reason: str):
    assert refusal(Call(url)) == reason


def test_loopback_is_reached_only_when_allow_listed(counterpart: Counterpart, settings):
    assert refusal(Call(counterpart.url())) == "address"
    settings.OUTBOUND_ALLOW = frozenset({"hook.test"})
    answer = send(Call(counterpart.url("HOOK.test"), "POST", {"x-signature": "s"}, b"{}"), loopback)
    assert (answer.status, answer.body) == (200, b"hello")
    method, _, headers = counterpart.seen[0]
    assert method == "POST"
    assert headers["host"] == f"hook.test:{counterpart.port}"
    assert headers["x-signature"] == "s"


@pytest.mark.usefixtures("allowed")
def test_a_redirect_to_loopback_is_refused(counterpart: Counterpart):
    for target in (f"http://127.0.0.1:{counterpart.port}/inside", "http://other.example/", "//[::1]/", "file:///x"):
        counterpart.answers["/"] = (302, {"Location": target}, b"")
        assert refusal(Call(counterpart.url())) in ("address", "scheme")
    assert {path for _, path, _ in counterpart.seen} == {"/"}


@pytest.mark.usefixtures("allowed")
def test_checked_redirects_are_followed_three_times_and_only_when_reading(counterpart: Counterpart):
    for hop in range(9):
        counterpart.answers[f"/{hop}"] = (302, {"Location": f"/{hop + 1}"}, b"")
    assert refusal(Call(counterpart.url(path="/0"))) == "redirects"
    assert [path for _, path, _ in counterpart.seen] == ["/0", "/1", "/2", "/3"]
    assert send(Call(counterpart.url(path="/6")), loopback).body == b"hello"
    assert send(Call(counterpart.url(path="/0"), "POST", body=b"x"), loopback).status == 302


def test_secrets_do_not_follow_to_another_origin_and_cookies_are_not_kept(counterpart: Counterpart, settings):
    settings.OUTBOUND_ALLOW = frozenset({"hook.test", "other.test"})
    counterpart.answers["/"] = (307, {"Location": counterpart.url("other.test", "/end")}, b"")
    send(Call(counterpart.url(), headers={"authorization": "Bearer secret"}), loopback)
    first, second = (headers for _, _, headers in counterpart.seen)
    assert first["authorization"] == "Bearer secret"
    assert "authorization" not in second
    assert "cookie" not in second


@pytest.mark.usefixtures("allowed")
def test_the_connection_goes_to_the_address_that_was_checked(counterpart: Counterpart):
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    asked: list[str] = []

    def changing(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    assert send(Call(counterpart.url()), changing).status == 200
    assert asked == ["hook.test"]
    with pytest.raises(OutboundFailed):
        send(Call(counterpart.url()), changing)
    assert len(counterpart.seen) == 1


def test_a_name_that_turns_private_between_hops_is_refused(counterpart: Counterpart, settings):
    settings.OUTBOUND_ALLOW = frozenset({"hook.test"})
    counterpart.answers["/"] = (302, {"Location": counterpart.url("turning.example", "/inside")}, b"")
    answers = {"hook.test": ["127.0.0.1"], "turning.example": ["127.0.0.1"]}
    assert refusal(Call(counterpart.url()), lambda host, _: answers[host]) == "address"
    assert len(counterpart.seen) == 1


@pytest.mark.usefixtures("allowed")
def test_large_and_compressed_answers_are_not_read(counterpart: Counterpart):
    counterpart.answers["/large"] = (200, {}, b"x" * 5000)
    counterpart.answers["/packed"] = (200, {"Content-Encoding": "gzip"}, b"x")
    assert refusal(Call(counterpart.url(path="/large"), largest=4999)) == "too_large"
    assert refusal(Call(counterpart.url(path="/packed"))) == "encoding"
    assert len(send(Call(counterpart.url(path="/large"), largest=5000), loopback).body) == 5000


@pytest.mark.usefixtures("allowed")
def test_a_closed_port_is_a_failure_that_names_no_address():
    with pytest.raises(OutboundFailed) as failed:
        send(Call("http://hook.test:1/secret-path"), loopback)
    assert "secret-path" not in str(failed.value)


def test_the_setting_takes_hosts_alone(tmp_path):
    given = read({"DATA_DIR": str(tmp_path), "OUTBOUND_ALLOW": " Mail.Local, 10.0.0.7 "})
    assert given.outbound_allow == {"mail.local", "10.0.0.7"}
    with pytest.raises(BadSetting):
        read({"DATA_DIR": str(tmp_path), "OUTBOUND_ALLOW": "http://mail.local/"})
