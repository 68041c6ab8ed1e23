"""`matcher serve`: the same service over HTTP."""

from __future__ import annotations

import socket
from argparse import Namespace

from matcher.cli.inputs import settings_of, why
from matcher.cli.shell import Shell
from matcher.errors import BadRequest


def run(args: Namespace, shell: Shell) -> int:
    """Listen until stopped, which is how it is done. A server that did not start has said why.

    The service is opened first: a folder that cannot be used is a line, and not a server's log.
    """
    import uvicorn

    from matcher.api.app import create_app

    settings = settings_of(args, shell)
    host = settings.serving.host if args.host is None else args.host
    port = settings.serving.port if args.port is None else args.port
    with (
        listening(host, port) as listener,
        shell.trips.open(settings, shell.say) as service,
    ):
        service.get_ready()
        config = uvicorn.Config(
            create_app(settings, service), server_header=False, proxy_headers=False
        )
        server = uvicorn.Server(config)
        host, port = listener.getsockname()[:2]
        address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        shell.say(f"listening on http://{address} (Ctrl-C stops)")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            if not server.started:
                raise
    return 0 if server.started else 1


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to the address; `BadRequest` says why it cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise BadRequest(f"{host} port {port} cannot be listened on: {why(error)}.") from error
