"""One visit of Python's fastmcp. Reads {"endpoint", "calls"} from stdin; prints {"tools", "answers"}."""

import asyncio
import json
import sys

from fastmcp import Client
from fastmcp.client.transports import StdioTransport


async def visit(endpoint, calls):
    if "url" in endpoint:
        target = endpoint["url"]
    else:
        command, *args = endpoint["command"]
        target = StdioTransport(command=command, args=args, keep_alive=False)
    answers = []
    async with Client(target) as client:
        tools = [tool.name for tool in await client.list_tools()]
        for call in calls:
            try:
                result = await client.call_tool(call["tool"], call["arguments"])
                text = "\n".join(getattr(item, "text", f"[{item.type}]") for item in result.content)
                answers.append({"ok": True, "how": "a result", "text": text})
            except Exception as error:
                answers.append({"ok": False, "how": f"raises {type(error).__name__}", "text": str(error)})
    return {"tools": tools, "answers": answers}


request = json.load(sys.stdin)
print(json.dumps(asyncio.run(visit(request["endpoint"], request["calls"]))))
