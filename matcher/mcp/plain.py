"""What an assistant is told of arguments that do not fit, and of answers that do not."""

from __future__ import annotations

import logging
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from pydantic import ValidationError

log = logging.getLogger("matcher.mcp")


class PlainServer(MCPServer):
    """A server that says in a line which arguments it cannot take, and not in pydantic's report."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """The tool's answer. Raises `ToolError`."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            cause = error.__cause__
            if isinstance(error, UnexpectedToolError):  # an answer that does not fit its form, say
                fault = type(cause).__name__  # its words may quote a document
                log.error("a tool failed: %s", fault)  # noqa: TRY400
                raise ToolError(f"a fault of the program ({fault})") from None
            if isinstance(cause, ValidationError):
                raise ToolError(_refused(cause)) from cause
            if isinstance(cause, ToolError):  # ours, behind words of the library
                raise cause from None
            raise


def _refused(error: ValidationError) -> str:
    """Which arguments are wrong, and how; not what they were."""
    wrong = (
        f"{'.'.join(map(str, one['loc']))}: {one['msg'][:1].lower()}{one['msg'][1:]}"
        for one in error.errors(include_input=False, include_url=False)
    )
    return f"the arguments cannot be taken: {'; '.join(wrong)}. [invalid_request]"
