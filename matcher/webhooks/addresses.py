"""Where a webhook may go: to public addresses, and to networks that the operator names.

Who gives an address could otherwise have this server knock at its own doors and at its
neighbours'. A name is resolved once, every address of it must be allowed, and the connection is
made to the very address that was looked at: a name that answers otherwise later gains nothing.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from threading import BoundedSemaphore, Thread
from urllib.parse import urlsplit

from matcher.errors import BadRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], list[str]]

SECONDS = 5.0  # for a name to be looked up
_LOOKING = BoundedSemaphore(4)

_LONGEST = 2000  # characters of a URL
_PORTS = {"https": 443, "http": 80}
_LOCAL = (  # some versions of Python call them global; nobody out in the world has one
    ip_network("192.0.0.0/24"),  # protocols' own
    ip_network("192.88.99.0/24"),  # relays of 6to4
    ip_network("168.63.129.16/32"),  # a cloud's own services, as 169.254.169.254 elsewhere
    ip_network("fec0::/10"),  # a site's own, as it was before fc00::/7
)
_CARRIERS = (ip_network("64:ff9b::/96"),)  # IPv6 that is delivered to an IPv4 address


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect, and what to ask for there. `path` has the query in it."""

    secure: bool
    host: str
    port: int
    address: str
    path: str

    @property
    def authority(self) -> str:
        """The host as a header names it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS["https" if self.secure else "http"]
        return host if self.port == usual else f"{host}:{self.port}"


def resolved(host: str, port: int, seconds: float = SECONDS) -> list[str]:
    """The addresses of `host`, as the system tells them within some `seconds`. Raises `OSError`.

    A name server that says nothing can hold a look-up for half a minute: it goes on in a thread of
    its own then, of which there are few.
    """
    end = time.monotonic() + seconds
    if not _LOOKING.acquire(timeout=seconds):
        raise TimeoutError("too many names are being looked up")
    found: Future[list[str]] = Future()

    def look() -> None:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(list(dict.fromkeys(str(one[4][0]) for one in told)))
        except (OSError, UnicodeError) as error:
            found.set_exception(error)
        finally:
            _LOOKING.release()

    Thread(target=look, name="names", daemon=True).start()
    return found.result(max(0.0, end - time.monotonic()))


def target(url: str, networks: tuple[Network, ...] = (), resolve: Resolve = resolved) -> Target:
    """Where `url` leads. Raises `BadRequest` if a message may not go there.

    Public addresses are asked by HTTPS alone. `networks` are allowed whatever they are, and by
    plain HTTP too.
    """
    secure, host, port, path = _parts(url)
    try:
        found = [ip_address(one) for one in resolve(host, port)]
    except (OSError, ValueError, UnicodeError):
        found = []
    named = [any(one in network for network in networks) for one in found]
    allowed = [name or is_public(one) for name, one in zip(named, found, strict=True)]
    if not found or not all(allowed):
        # One sentence for both: whether a name is known inside is nobody's business outside.
        raise BadRequest(
            "the webhook's host has no public address. An operator can allow a network of their "
            "own (MATCHER_WEBHOOK_NETWORKS)."
        )
    if not secure and not all(named):
        raise BadRequest("a webhook's address begins with https://.")
    return Target(secure, host, port, str(found[0]), path)


def is_public(address: Address) -> bool:
    """Whether anybody in the world could have this address.

    >>> is_public(ip_address("93.184.216.34")), is_public(ip_address("::ffff:127.0.0.1"))
    (True, False)
    """
    inner = _carried(address)
    if inner is not None:
        return is_public(inner)
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    local = address.is_private or address.is_loopback or address.is_link_local
    local = local or any(address in network for network in _LOCAL)
    return address.is_global and not odd and not local


def _carried(address: Address) -> Address | None:
    """The IPv4 address inside an IPv6 one that only leads there."""
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in _CARRIERS):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _parts(url: str) -> tuple[bool, str, int, str]:
    wrong = BadRequest(
        "a webhook's address is such as https://example.org/hook: a host, no name or password "
        "before it, and nothing behind a #."
    )
    if len(url) > _LONGEST or not url.isascii() or not url.isprintable() or " " in url:
        raise wrong
    try:
        split = urlsplit(url)
        host, port = split.hostname or "", split.port
    except ValueError:
        raise wrong from None
    if split.scheme not in _PORTS or not host or "@" in split.netloc or split.fragment:
        raise wrong
    if "%" in host or "\\" in url or port == 0:
        raise wrong
    path = (split.path or "/") + (f"?{split.query}" if split.query else "")
    return split.scheme == "https", host, port or _PORTS[split.scheme], path


def networks_of(raw: str, name: str) -> tuple[Network, ...]:
    """The networks written as "10.0.0.0/8, ::1/128"; `BadRequest` naming `name` for else."""
    try:
        return tuple(ip_network(one.strip()) for one in raw.split(",") if one.strip())
    except ValueError:
        raise BadRequest(
            f"{name} is {raw!r}; it must be networks such as 10.0.0.0/8, with commas between."
        ) from None
