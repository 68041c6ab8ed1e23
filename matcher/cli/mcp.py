"""`matcher mcp`: the matcher as tools of an assistant."""

from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.inputs import settings_of
from matcher.cli.shell import Shell
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.mcp.source import Source

KEY = "MATCHER_KEY"
_HOST = "127.0.0.1"  # there are no keys on this door, so it is this machine's alone


def run(args: Namespace, shell: Shell) -> int:
    """Answer until the assistant closes standard input, or Ctrl-C stops the HTTP door."""
    try:
        from matcher.mcp.files import Folder
        from matcher.mcp.server import server_of
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in ("mcp", "mcp_types", "httpx2"):
            raise
        raise BadRequest("this needs the extra mcp: pip install '.[mcp]'.") from None
    if args.url and args.data:
        raise BadRequest("give --url or --data, and not both.")
    settings = settings_of(args, shell)
    folder = Folder(Path(args.files) if args.files else None, settings.limits.bytes)
    with ExitStack() as stack:
        server = server_of(_source(args, shell, stack), folder)
        if args.http is None:
            server.run("stdio")
        else:
            shell.say(f"listening on http://{_HOST}:{args.http}/mcp (Ctrl-C stops)")
            server.run("streamable-http", host=_HOST, port=args.http)
    return 0


def _source(args: Namespace, shell: Shell, stack: ExitStack) -> Source:
    if args.url:
        from matcher.client.client import Client
        from matcher.mcp.remote import Remote

        try:
            client = Client(args.url, shell.environ.get(KEY) or None)
        except ValueError as error:
            raise BadRequest(f"--url: {error}.") from None
        return stack.enter_context(closing(Remote(client, not args.names)))
    from matcher.mcp.local import Local

    service = stack.enter_context(shell.trips.open(settings_of(args, shell), shell.say))
    service.get_ready()
    return Local(service, not args.names)
