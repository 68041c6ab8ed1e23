"""An assistant's side of a conversation: start `matcher mcp`, list its tools, and call two.

pip install '.[mcp]'
python scripts/examples/mcp_session.py
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

EXAMPLE = Path(__file__).parents[1] / "example"
FILES = {"posting_file": "posting.txt", "resume_file": "resume.pdf"}


async def talk(data: str) -> None:
    code = "import sys; from matcher.cli.main import main; sys.exit(main())"  # what `matcher` runs
    server = StdioServerParameters(
        command=sys.executable, args=["-c", code, "mcp", "--data", data, "--files", str(EXAMPLE)]
    )
    async with Client(stdio_client(server)) as client:
        for tool in (await client.list_tools()).tools:
            print(f"{tool.name}: {tool.title}")
        matched = await client.call_tool("match", FILES)
        print("\n" + matched.content[0].text)
        pairs = matched.structured_content["pairs"]
        weakest = min(pairs, key=lambda pair: pair["coverage"])
        explained = await client.call_tool("explain", {"requirement": weakest["number"], **FILES})
        print("\nThe weakest, explained:\n" + explained.content[0].text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data:
        asyncio.run(talk(data))
