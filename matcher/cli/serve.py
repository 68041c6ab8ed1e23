"""`matcher serve`: the same service over HTTP, with keys wherever others can reach it."""

from __future__ import annotations

import gc
import socket
import sys
from argparse import Namespace
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any

from matcher.cli.inputs import settings_of, why
from matcher.cli.shell import Shell
from matcher.errors import BadRequest
from matcher.keys.ring import Keyring
from matcher.serving import Keys, LogFormat
from matcher.settings import Settings

if TYPE_CHECKING:
    from matcher.api.admission import Gate

_SWITCH = 0.001  # seconds after which a working thread lets the event loop go on (Python's: 0.005)


def run(args: Namespace, shell: Shell) -> int:
    """Listen until stopped, which is how it is done. A server that did not start has said why.

    The service is opened first: a folder that cannot be used is a line, and not a server's log.
    """
    from matcher.api.app import create_app
    from matcher.api.logs import configure
    from matcher.cli.server import Server, config_of
    from matcher.tenants import DEFAULT, Tenants

    settings = guarded(settings_for(args, shell), shell)
    serving = settings.serving
    configure(serving.log)
    traces = None
    if serving.traces:
        from matcher.api.traces import provider

        traces = provider()
    with (
        listening(serving.host, serving.port) as listener,
        Tenants.open(settings, shell.say, serving.open_tenants) as tenants,
    ):
        with tenants.using(DEFAULT) as service:
            service.get_ready()
        app = create_app(settings, tenants, traces=traces)
        sys.setswitchinterval(_SWITCH)
        # No daemon: a process that ends while one is in native code is aborted.
        Thread(target=_settle, args=(app,)).start()
        server = Server(config_of(app, serving.drain_seconds), _gate_of(app))
        shell.say(f"listening on http://{_address(listener)} (Ctrl-C stops)")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            if not server.started:
                raise
        finally:
            if traces is not None:
                traces.shutdown()
    return 0 if server.started else 1


def settings_for(args: Namespace, shell: Shell) -> Settings:
    """The settings, with the command's options laid over them."""
    settings = settings_of(args, shell)
    serving = settings.serving
    serving = replace(
        serving,
        host=serving.host if args.host is None else args.host,
        port=serving.port if args.port is None else args.port,
        keys=Keys.OFF if args.without_keys else serving.keys,
        log=serving.log if args.log is None else LogFormat(args.log),
    )
    return replace(settings, serving=serving)


def guarded(settings: Settings, shell: Shell) -> Settings:
    """The settings with which it is safe to listen. Raises `BadRequest` where it is not.

    What others can reach needs keys, and says so for good: a file of keys that vanishes must not
    open the door.
    """
    serving = settings.serving
    if serving.keys is Keys.OFF:
        if not serving.loopback:
            shell.say(f"without keys: who can reach {serving.host} can read and erase everything")
        return settings
    ring = Keyring(settings.data, serving.keys)
    try:
        needed, usable = ring.needed, ring.usable
    finally:
        ring.close()
    if serving.loopback and not needed:
        return settings
    if not usable:
        reached = "" if serving.loopback else f"{serving.host} can be reached by other machines, "
        raise BadRequest(
            f"{reached}so that keys are needed, and there is none that could be used. Make one: "
            f"`matcher keys create NAME --data {settings.data}`. On a network where everybody may "
            "read and erase everything, --without-keys does without."
        )
    return replace(settings, serving=replace(serving, keys=Keys.ON))


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to the address; `BadRequest` says why it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise BadRequest(f"{host} port {port} cannot be listened on: {why(error)}.") from error


def _settle(app: Any) -> None:
    """What may be done while the first requests come, and makes later ones wait for less."""
    app.openapi()  # else the first 404 makes it
    gc.collect()
    gc.freeze()  # what is loaded stays: looking through it again would hold every request up


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _gate_of(app: Any) -> Gate:
    gate: Gate = app.state.gate
    return gate
