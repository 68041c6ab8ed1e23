"""A real Chromium, driven over its own pipe: no driver, no library."""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-extensions --disable-default-apps --mute-audio "
    "--force-prefers-reduced-motion --remote-debugging-pipe"
)
PATIENCE = 30.0  # seconds for anything to happen

Json = dict[str, Any]


def found() -> str | None:
    """The Chromium of this machine, if it has one."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


class Tab:
    """One page of the browser."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = reading
        self._writing = writing
        self._held = b""
        self._last = 0
        self._session: str | None = None
        self.said: list[str] = []  # errors, refusals of the policy, exceptions
        self.loaded: list[str] = []  # ids of requests whose answers are there, once asked for
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")

    # ---- the protocol

    def call(self, method: str, **given: Any) -> Json:
        """Ask the browser for something, and wait for it."""
        self._last += 1
        message: Json = {"id": self._last, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self._next(end)
            if answer.get("id") == self._last:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
        raise AssertionError(f"{method} was not answered")

    def _next(self, end: float) -> Json:
        while b"\0" not in self._held:
            ready, _, _ = select.select([self._reading], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            piece = os.read(self._reading, 1 << 16)
            assert piece, "the browser has ended"
            self._held += piece
        one, _, self._held = self._held.partition(b"\0")
        message: Json = json.loads(one)
        self._hear(message)
        return message

    def _hear(self, message: Json) -> None:
        given = message.get("params", {})
        entry = given.get("entry", {})
        # An answer of 404 is an error of the network there; it may well be what was asked for.
        if entry.get("level") == "error" and entry["source"] != "network":
            self.said.append(f"{entry['text']} {entry.get('url', '')}")
        if message.get("method") == "Network.loadingFinished":
            self.loaded.append(str(given["requestId"]))
        if message.get("method") == "Runtime.exceptionThrown":
            details = given["exceptionDetails"]
            self.said.append(str(details.get("exception", {}).get("description", details["text"])))

    # ---- what a reader does

    def size(self, width: int, height: int = 900, theme: str = "light") -> None:
        """Make the window so wide and high, and the system light or dark."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.call("Emulation.setEmulatedMedia", features=features)

    def go(self, url: str) -> None:
        """Load a page."""
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete'")

    def eval(self, expression: str) -> Any:
        """The value of some JavaScript, awaited."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, expression: str) -> Any:
        """Wait until `expression` is true, and give its value."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = self.eval(expression)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(
            f"never true: {expression}; {self.eval('document.body.innerText')[:800]}"
        )

    def see(self, text: str) -> None:
        """Wait until `text` can be read on the page."""
        self.until(f"document.body.innerText.includes({json.dumps(text)})")

    def click(self, selector: str) -> None:
        """Click the middle of an element."""
        wanted = json.dumps(selector)
        self.until(f"!!document.querySelector({wanted})")
        x, y = self.eval(
            f"(() => {{ const e = document.querySelector({wanted});"
            " e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, code: int = 0, text: str = "") -> None:
        """Press one key of the keyboard."""
        given: Json = {"key": key, "code": key, "windowsVirtualKeyCode": code or KEYS.get(key, 0)}
        if text or key == "Enter":
            given["text"] = text or "\r"
        self.call("Input.dispatchKeyEvent", type="keyDown", **given)
        self.call("Input.dispatchKeyEvent", type="keyUp", **given)

    def write(self, text: str) -> None:
        """Write into what has the focus."""
        self.call("Input.insertText", text=text)

    def choose_files(self, selector: str, *files: Path) -> None:
        """Give files to an input."""
        self.until(f"!!document.querySelector({json.dumps(selector)})")
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(file) for file in files])

    def answers(self) -> str:
        """The texts that came over the network since `Network.enable` was called."""
        got = [self.call("Network.getResponseBody", requestId=one) for one in self.loaded]
        return "\n".join(str(one["body"]) for one in got if not one["base64Encoded"])

    def picture(self, whole: bool = False) -> bytes:
        """What can be seen, as PNG."""
        answer = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(answer["data"])


KEYS = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
}


@contextmanager
def browser(folder: Path) -> Iterator[Tab]:
    """A browser with a profile in `folder`, and a tab of it."""
    path = found()
    assert path
    from_us, to_browser = os.pipe()
    from_browser, to_us = os.pipe()
    command = f'exec "{path}" {FLAGS} --user-data-dir="{folder}" 3<&{from_us} 4>&{to_us}'
    process = subprocess.Popen(
        ["bash", "-c", command],
        pass_fds=(from_us, to_us),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(from_us)
    os.close(to_us)
    try:
        yield Tab(from_browser, to_browser)
    finally:
        os.close(to_browser)
        os.close(from_browser)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
