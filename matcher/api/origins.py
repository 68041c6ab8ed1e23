"""Pages of other sites: which may ask, where no key says who asks.

A browser sends what any page tells it to, to this machine too. Without keys two things keep such
pages out. A name that a page's owner can point here (DNS rebinding) is not answered to: only
addresses, localhost and the names that were set are. And what changes anything is refused if the
browser says that another site's page sent it.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.datastructures import Headers

_CHANGING = frozenset(("POST", "PUT", "PATCH", "DELETE"))
_OWN_SITE = frozenset(("same-origin", "none"))


def host_of(value: str) -> str:
    """The host that a Host header names, without its port, in small letters.

    >>> host_of("LocalHost:8000"), host_of("[::1]:8000"), host_of("192.0.2.1")
    ('localhost', '::1', '192.0.2.1')
    """
    host, bracket, _ = value.strip().lower().rpartition("]")
    if bracket:
        return host.removeprefix("[")
    return value.strip().lower().partition(":")[0].rstrip(".")


def is_own_name(value: str, names: tuple[str, ...]) -> bool:
    """Whether the Host header `value` is an address, localhost, or one of `names`.

    >>> is_own_name("localhost:8000", ()), is_own_name("192.0.2.1:80", ())
    (True, True)
    >>> is_own_name("evil.example", ()), is_own_name("a.example:80", ("a.example",))
    (False, True)
    """
    host = host_of(value)
    if host == "localhost" or host in names:
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_foreign_change(method: str, headers: Headers, origins: tuple[str, ...]) -> bool:
    """Whether a page of another site, not among `origins`, sent what may change something."""
    if method not in _CHANGING:
        return False
    origin = headers.get("origin", "").lower()
    if origin and origin in origins:
        return False
    if origin and origin.partition("://")[2] != headers.get("host", "").lower():
        return True
    return headers.get("sec-fetch-site", "none").lower() not in _OWN_SITE
