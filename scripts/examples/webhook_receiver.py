"""Receive the messages that a server sends when a job has ended, and believe the signed ones.

    MATCHER_WEBHOOK_SECRET=whsec_... python scripts/examples/webhook_receiver.py [PORT] [--once]

The secret is the one that the job was made with. A message that comes twice has the same id.
"""

import argparse
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

from matcher.client.webhooks import BadSignature, verify

LONGEST = 100_000  # bytes
SECRET = os.environ.get("MATCHER_WEBHOOK_SECRET", "")
seen: set[str] = set()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > LONGEST:
            return self._answer(413)
        body = self.rfile.read(length)
        try:
            id = verify(SECRET, self.headers, body)
        except BadSignature as why:
            print("refused:", why, flush=True)
            return self._answer(401)
        if id not in seen:
            seen.add(id)
            event = json.loads(body)
            print(event["type"], event["data"]["state"], event["data"]["counts"], flush=True)
        return self._answer(204)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


def main(port: int, once: bool) -> None:
    with HTTPServer(("127.0.0.1", port), Receiver) as server:
        print(f"listening on http://127.0.0.1:{server.server_port}/", flush=True)
        while True:
            server.handle_request()
            if once:
                return


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("port", metavar="PORT", type=int, nargs="?", default=8765)
    asked.add_argument("--once", action="store_true", help="end after one message")
    main(**vars(asked.parse_args()))
