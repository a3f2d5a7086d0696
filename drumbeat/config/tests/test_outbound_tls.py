"""The guarded client over TLS: it connects to the checked address and checks the certificate by the name."""

import datetime
import http.server
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from drumbeat.kernel.http import outbound
from drumbeat.kernel.http.outbound import Call, OutboundFailed, OutboundRefused, send

DAY = datetime.timedelta(days=1)


@dataclass
class Counterpart:
    """A TLS server on the loopback address: the names it was asked for, the hosts of the requests it got."""

    port: int = 0
    names: list[str | None] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Write a certificate for a name that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return chain, secret


@pytest.fixture
def counterpart(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counterpart]:
    """A server that shows a certificate for `hook.test`, which the client trusts."""
    found = Counterpart()
    chain, secret = certificate(tmp_path, "hook.test")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.hosts.append(self.headers["host"])
            self.send_response(200)
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, *_arguments: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, secret)
    context.sni_callback = lambda _socket, name, _context: found.names.append(name)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    found.port = server.server_port
    settings.OUTBOUND_ALLOW = frozenset({"hook.test", "other.test"})
    monkeypatch.setattr(outbound, "_certificates", lambda: ssl.create_default_context(cafile=str(chain)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def loopback(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def test_the_name_is_asked_for_and_checked_while_the_address_is_connected_to(counterpart: Counterpart) -> None:
    answer = send(Call(f"https://hook.test:{counterpart.port}/"), loopback)
    assert (answer.status, answer.body) == (200, b"hello")
    assert counterpart.names == ["hook.test"] and counterpart.hosts == [f"hook.test:{counterpart.port}"]


def test_a_certificate_for_another_name_is_refused(counterpart: Counterpart) -> None:
    with pytest.raises(OutboundFailed):
        send(Call(f"https://other.test:{counterpart.port}/"), loopback)
    assert counterpart.names == ["other.test"] and counterpart.hosts == []


def test_a_certificate_nobody_vouches_for_is_refused(counterpart: Counterpart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "_certificates", ssl.create_default_context)
    with pytest.raises(OutboundFailed):
        send(Call(f"https://hook.test:{counterpart.port}/"), loopback)
    assert counterpart.hosts == []


def test_a_name_rebound_to_a_private_address_is_not_called(counterpart: Counterpart, settings: Settings) -> None:
    settings.OUTBOUND_ALLOW = frozenset()
    answers = iter([["8.8.8.8", "127.0.0.1"], ["127.0.0.1"]])
    for _ in range(2):
        with pytest.raises(OutboundRefused, match="address"):
            send(Call(f"https://hook.test:{counterpart.port}/"), lambda *_: next(answers))
    assert counterpart.names == []
