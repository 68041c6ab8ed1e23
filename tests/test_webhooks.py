import base64
import json
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address, ip_network

import pytest

from matcher.errors import BadRequest
from matcher.webhooks import posting
from matcher.webhooks.addresses import is_public, networks_of, resolved, target
from matcher.webhooks.delivery import Courier, Delivery, Event, Road, deliver
from matcher.webhooks.signing import BadSignature, new_secret, signed_headers, verify

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - the published example
HOME = networks_of("127.0.0.0/8, ::1/128", "it")
EVENT = Event("job7_finished", "job.finished", 1_700_000_000, {"job": "job7", "done": 3})


# ---- signatures


def test_the_published_example_of_the_scheme() -> None:
    headers = signed_headers(
        SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_was_signed_is_verified_by_any_case_of_header_and_beside_other_signatures() -> None:
    headers = signed_headers(SECRET, "a1", 1000, b"{}")
    shouted = {name.title(): value for name, value in headers.items()}
    assert verify(SECRET, shouted, b"{}", now=1299) == "a1"
    signature = f"v1,{'A' * 44} v2,other {headers['webhook-signature']}"
    assert verify(SECRET, headers | {"webhook-signature": signature}, b"{}", now=1000) == "a1"


@pytest.mark.parametrize(
    ("change", "body", "now"),
    [
        ({}, b"{} ", 1000),
        ({}, b"{}", 1301),
        ({}, b"{}", 699),
        ({"webhook-id": "a2"}, b"{}", 1000),
        ({"webhook-timestamp": "1001"}, b"{}", 1000),
        ({"webhook-timestamp": "١٠٠٠"}, b"{}", 1000),
        ({"webhook-timestamp": ""}, b"{}", 1000),
        ({"webhook-signature": "v1,"}, b"{}", 1000),
        ({"webhook-signature": "v1a,ünicode"}, b"{}", 1000),
    ],
)
def test_what_was_changed_or_is_late_is_not_verified(
    change: dict[str, str], body: bytes, now: float
) -> None:
    headers = signed_headers(SECRET, "a1", 1000, b"{}") | change
    with pytest.raises(BadSignature):
        verify(SECRET, headers, body, now=now)


def test_another_secret_verifies_nothing() -> None:
    headers = signed_headers(SECRET, "a1", 1000, b"{}")
    with pytest.raises(BadSignature):
        verify(new_secret(), headers, b"{}", now=1000)


@pytest.mark.parametrize(
    "secret", ["", "whsec_", "whsec_???", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ="]
)
def test_a_secret_that_is_none_is_refused(secret: str) -> None:
    with pytest.raises(BadRequest, match="whsec_"):
        deliver(EVENT, "https://example.org/", secret)


def test_new_secrets_are_of_32_bytes_and_differ() -> None:
    one, other = new_secret(), new_secret()
    assert one != other
    assert len(base64.b64decode(one.removeprefix("whsec_"))) == 32


# ---- where it may go


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1",  # noqa: S104
        "::1", "::", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "64:ff9b:1::1",
        "192.0.0.8", "192.88.99.1", "168.63.129.16", "fec0::1",
    ],
)  # fmt: skip
def test_addresses_that_are_nobodys_business(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(BadRequest, match="no public address"):
        target("https://example.org/", resolve=lambda host, port: [address])


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_that_are_public(address: str) -> None:
    assert target("https://example.org/", resolve=lambda h, p: [address]).address == address


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(BadRequest):
        target("https://example.org/", resolve=lambda h, p: ["93.184.216.34", "127.0.0.1"])


def test_a_name_that_nobody_knows_is_refused_in_the_words_for_a_private_one() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(BadRequest) as nobody:
        target("https://inside.example/", resolve=unknown)
    with pytest.raises(BadRequest) as private:
        target("https://inside.example/", resolve=lambda h, p: ["10.0.0.1"])
    assert str(nobody.value) == str(private.value)


@pytest.mark.parametrize("url", ["https://0x7f.1/", "https://2130706433/", "https://localhost/"])
def test_other_spellings_of_this_machine_are_seen_through(url: str) -> None:
    with pytest.raises(BadRequest):
        target(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "ftp://example.org/", "file:///etc/passwd", "https://", "https:///a",
        "https://me:secret@example.org/", "https://example.org/#part", "https://example.org:99999/",
        "https://example.org/a b", "https://example.org\\@127.0.0.1/", "https://exämple.org/",
        "https://[::1%25eth0]/", "https://example.org/\r\nX: y", "https://example.org:0/",
        "https://[::1/", f"https://example.org/{'a' * 2000}",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_webhook(url: str) -> None:
    with pytest.raises(BadRequest, match=r"https://example\.org/hook"):
        target(url, resolve=lambda h, p: ["93.184.216.34"])


def test_plain_http_goes_to_named_networks_alone() -> None:
    with pytest.raises(BadRequest, match="https://"):
        target("http://example.org/", HOME, lambda h, p: ["93.184.216.34"])
    there = target("http://here:8080/a?b=c", HOME, lambda h, p: ["127.0.0.9"])
    assert (there.address, there.path, there.authority) == ("127.0.0.9", "/a?b=c", "here:8080")


def test_networks_are_read_or_refused() -> None:
    assert networks_of("10.0.0.0/8 , ::1/128", "X") == (
        ip_network("10.0.0.0/8"),
        ip_network("::1/128"),
    )
    assert networks_of("", "X") == ()
    with pytest.raises(BadRequest, match="MATCHER_X"):
        networks_of("10.0.0.1/8", "MATCHER_X")


# ---- delivery


@dataclass
class Received:
    """A receiver that answers what it is told to, and keeps what came."""

    answers: list[tuple[int, dict[str, str]]]
    messages: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""


@contextmanager
def receiver(*answers: tuple[int, dict[str, str]]) -> Iterator[Received]:
    received = Received(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.messages.append((dict(self.headers), body))
            status, headers = received.answers.pop(0) if received.answers else (204, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        received.url = f"http://127.0.0.1:{server.server_port}/hook"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield received
        finally:
            server.shutdown()
            thread.join()


ROAD = Road(HOME, delays=(0.0, 5.0, 30.0))


def test_a_message_arrives_signed_and_says_what_happened() -> None:
    with receiver() as received:
        assert deliver(EVENT, received.url, SECRET, ROAD) == Delivery(True, 1, 204)
    ((headers, body),) = received.messages
    assert verify(SECRET, headers, body) == "job7_finished"
    assert json.loads(body) == {
        "type": "job.finished",
        "timestamp": "2023-11-14T22:13:20+00:00",
        "data": {"job": "job7", "done": 3},
    }
    assert headers["Content-Type"] == "application/json"


def test_it_is_tried_again_after_the_pauses_with_the_same_id() -> None:
    waited: list[float] = []
    with receiver((500, {}), (503, {"Retry-After": "17"}), (200, {})) as received:
        ended = deliver(EVENT, received.url, SECRET, ROAD, waited.append)
    assert ended == Delivery(True, 3, 200)
    assert waited == [5.0, 30.0]
    assert {headers["webhook-id"] for headers, _ in received.messages} == {"job7_finished"}
    assert len({body for _, body in received.messages}) == 1


def test_a_longer_wait_that_the_receiver_asks_for_is_kept_to_in_bounds() -> None:
    waited: list[float] = []
    with receiver((429, {"Retry-After": "17"}), (429, {"Retry-After": "999999"})) as received:
        deliver(EVENT, received.url, SECRET, ROAD, waited.append)
    assert waited == [17.0, 3600.0]


@pytest.mark.parametrize(("status", "tries"), [(410, 1), (404, 3), (302, 3)])
def test_what_is_not_taken(status: int, tries: int) -> None:
    to_itself = {"Location": "/elsewhere"}
    with receiver(*[(status, to_itself)] * 3) as received:
        ended = deliver(EVENT, received.url, SECRET, ROAD, lambda seconds: None)
    assert ended == Delivery(False, tries, status, f"the receiver answered {status}")
    assert len(received.messages) == tries  # no redirect was followed


def test_a_name_that_leads_home_at_the_second_look_gets_nothing() -> None:
    with receiver((500, {})) as received:
        answers = iter((["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]))
        road = Road(HOME, (0.0, 0.0, 0.0), lambda host, port: next(answers))
        url = received.url.replace("127.0.0.1", "rebinding.example")
        ended = deliver(EVENT, url, SECRET, road)
    assert (ended.delivered, ended.tries, ended.status) == (False, 3, 0)
    assert len(received.messages) == 1
    assert received.messages[0][0]["Host"].startswith("rebinding.example:")


def test_a_receiver_that_is_not_there_is_a_failure_with_a_reason() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ended = deliver(EVENT, f"http://127.0.0.1:{port}/", SECRET, Road(HOME, (0.0,)))
    assert not ended.delivered
    assert "could not be reached" in ended.reason


@contextmanager
def speaking(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            talk(self.request)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_answer_that_drips_is_cut_off(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.5)

    def drip(peer: socket.socket) -> None:
        peer.settimeout(5)
        try:
            for _ in range(100):
                peer.sendall(b"H" if scheme == "http" else b"\x16")
                time.sleep(0.1)
        except OSError:
            pass

    with speaking(drip) as port:
        began = time.monotonic()
        ended = deliver(EVENT, f"{scheme}://127.0.0.1:{port}/", SECRET, Road(HOME, (0.0,)))
        assert not ended.delivered
        assert time.monotonic() - began < 3


def test_a_courier_delivers_behind_ones_back_and_a_slow_pause_blocks_nobody() -> None:
    told: dict[str, Delivery] = {}
    ended = threading.Event()

    def done(delivery: Delivery) -> None:
        told["second"] = delivery
        ended.set()

    with receiver((500, {})) as received:
        courier = Courier(road=Road(HOME, (0.0, 60.0)), threads=1)
        first = Event("first", "job.finished", 0, {})
        second = Event("second", "job.finished", 0, {})
        assert courier.send(first, received.url, SECRET, lambda d: told.setdefault("first", d))
        assert courier.send(second, received.url, SECRET, done)
        assert ended.wait(60)
        courier.close()
    assert told == {"second": Delivery(True, 1, 204)}  # the first waits for its second try
    assert not courier.send(second, received.url, SECRET)


def test_a_courier_outlives_a_listener_that_fails() -> None:
    ended = threading.Event()

    def fails(delivery: Delivery) -> None:
        raise RuntimeError("secret words")

    with receiver() as received:
        courier = Courier(road=Road(HOME), threads=1)
        courier.send(EVENT, received.url, SECRET, fails)
        courier.send(EVENT, received.url, SECRET, lambda delivery: ended.set())
        assert ended.wait(60)
        courier.close()


def test_an_id_that_no_header_holds_is_refused() -> None:
    for wrong in ("", "a b", "a.b", "a\r\nb", "ä"):
        with pytest.raises(ValueError, match="ASCII"):
            signed_headers(SECRET, wrong, 0, b"")


def test_a_name_that_is_looked_up_for_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def silent(*_: object, **__: object) -> list[object]:
        over.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    began = time.monotonic()
    for _ in range(6):  # of which two find no thread free
        with pytest.raises(TimeoutError):
            resolved("slow.example", 443, 0.1)
    with pytest.raises(BadRequest, match="no public address"):
        target("https://slow.example/", (), lambda host, port: resolved(host, port, 0.1))
    assert time.monotonic() - began < 5
    over.set()
    monkeypatch.undo()
    assert "127.0.0.1" in resolved("localhost", 80)
