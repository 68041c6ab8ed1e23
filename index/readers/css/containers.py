"""Boxes whose sizes a sheet may ask for."""

from __future__ import annotations

_NONE: frozenset[str] = frozenset()


def containers(values: dict[str, str]) -> frozenset[str]:
    """The names of a box that says it is one, and ""; nothing where it is none.

    >>> sorted(containers({"container": "side / inline-size"})), containers({"container": "side"})
    (['', 'side'], frozenset())
    """
    if not values or not any(name.startswith("container") for name in values):
        return _NONE
    names, _, kind = values.get("container", "").partition("/")
    kind = values.get("container-type", kind)
    names = values.get("container-name", names)
    if not {"size", "inline-size"} & {*kind.split()}:
        return _NONE
    return frozenset(("", *names.split())) - {"none"}
