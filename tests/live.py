"""A real server with a fake model, in a thread of this process."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from matcher.api.app import create_app
from matcher.service import Service
from matcher.settings import Settings
from tests.api_door import SMALL


@contextmanager
def serving(service: Service) -> Iterator[str]:
    """Its address."""
    with listening(create_app(Settings(data=Path("never-used"), limits=SMALL), service)) as url:
        yield url


@contextmanager
def listening(app: Any) -> Iterator[str]:
    """The address at which `app` answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive()
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
