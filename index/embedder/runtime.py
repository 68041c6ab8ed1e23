"""Runs a graph on the processor: one text an inference, several inferences at a time.

Each stream has one thread, so a vector does not depend on how many threads there are.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.embedder.quiet import ov

GROUP = 64  # activations that share a scale when they are rounded; multiples of 32 fit the kernels
_MOST_THREADS = 16
_REQUESTS_PER_STREAM = 4  # enough in flight that no stream waits for Python

Flight: TypeAlias = tuple[Any, int]  # a request and the number of the input that it runs
_SCALE = np.float32(127)


@dataclass(frozen=True, slots=True, eq=False)
class Output:
    """What the graph gives for one input: its unit vector (dim,), and what the heads made of it.

    `tokens` int8 (tokens, dim of the head), `gates` (tokens,), as in `index.types.Tokens`; without
    heads they are empty.
    """

    row: NDArray[np.float32] = field(repr=False)
    tokens: NDArray[np.int8] = field(repr=False)
    gates: NDArray[np.float32] = field(repr=False)
    prior: float = 0.0


_NO_TOKENS = np.empty((0, 0), np.int8)
_NO_GATES = np.empty(0, np.float32)


def version() -> str:
    """The runtime's name and release, such as "openvino-2026.4"."""
    return "openvino-" + ".".join(ov.__version__.split(".")[:2])


def default_threads() -> int:
    """The cores that this process may use, at most 16."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST_THREADS)
    return min(os.cpu_count() or 1, _MOST_THREADS)


class Runtime:
    """A compiled graph and its requests. Safe to share between threads."""

    def __init__(self, model: Any, threads: int) -> None:
        compiled = ov.Core().compile_model(
            model,
            "CPU",
            {
                # Said outright: left alone, the plugin takes bf16 wherever the processor has it.
                "INFERENCE_PRECISION_HINT": "f32",
                "DYNAMIC_QUANTIZATION_GROUP_SIZE": GROUP,
                "NUM_STREAMS": threads,
                "INFERENCE_NUM_THREADS": threads,
                # Pinned threads of two processes would meet on the same cores.
                "ENABLE_CPU_PINNING": False,
            },
        )
        self.dim = int(compiled.output(0).get_partial_shape()[1].get_length())
        self._heads = len(compiled.outputs) > 1
        self._idle: SimpleQueue[Any] = SimpleQueue()
        for _ in range(threads * _REQUESTS_PER_STREAM):
            self._idle.put(compiled.create_infer_request())

    def run(self, inputs: Sequence[NDArray[np.int32]]) -> list[Output]:
        """What the graph gives for each array of token ids."""
        outputs: list[Output | None] = [None] * len(inputs)
        flying: deque[Flight] = deque()
        # Neighbours of equal length reuse the kernels and buffers of their shape: a third faster.
        order = sorted(range(len(inputs)), key=lambda n: len(inputs[n]))
        try:
            for number in order:
                request = self._take(flying, outputs)
                flying.append((request, number))
                request.start_async([inputs[number]], share_inputs=True)
            while flying:
                self._land(flying, outputs)
        finally:
            for request, _ in flying:  # empty unless something failed
                with suppress(RuntimeError):
                    request.wait()
                self._idle.put(request)
        return [output for output in outputs if output is not None]

    def _take(self, flying: deque[Flight], outputs: list[Output | None]) -> Any:
        # Blocks only while this caller holds no request, so callers cannot wait for each other.
        while flying:
            try:
                return self._idle.get_nowait()
            except Empty:
                self._land(flying, outputs)
        return self._idle.get()

    def _land(self, flying: deque[Flight], outputs: list[Output | None]) -> None:
        request, number = flying[0]
        request.wait()
        # Copied: the request's buffers are used again.
        row = request.get_output_tensor(0).data[0].copy()
        if self._heads:
            tokens, gates, prior = (request.get_output_tensor(n).data for n in (1, 2, 3))
            whole = np.rint(tokens * _SCALE).astype(np.int8)
            outputs[number] = Output(row, whole, gates[:, 0].copy(), float(prior[0, 0]))
        else:
            outputs[number] = Output(row, _NO_TOKENS, _NO_GATES)
        flying.popleft()
        self._idle.put(request)
