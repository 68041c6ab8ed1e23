"""The matcher as tools of an assistant, over the Model Context Protocol: `matcher mcp`."""
