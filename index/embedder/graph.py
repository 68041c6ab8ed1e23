"""BERT as an OpenVINO graph, built straight from its tensors.

The graph takes the token ids of one text, shape (tokens,), and gives its unit vector, shape
(1, hidden). With heads it gives three more: the tokens' unit vectors (tokens, dim), their gates
(tokens, 1) and the text's prior (1, 1). There is no batch axis, no padding and no mask: a text's
vector cannot depend on its neighbours because it has none.

Two ways to multiply by a weight matrix:

- `exact`: float32, the model as it was trained.
- `rounded`: weights as int8 with a scale an output channel. Where the processor can multiply int8
  (VNNI), the runtime rounds activations as well, in groups within each token, while it runs. No
  range is calibrated beforehand, so no text can fall outside of one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.embedder.adapter import Heads
from index.embedder.quiet import ops, ov

Tensors: TypeAlias = Mapping[str, NDArray[np.float32]]
Linear: TypeAlias = Callable[[Any, NDArray[np.float32], NDArray[np.float32]], Any]

LAYERS = 6
HEADS = 12
_EPSILON = 1e-12
_EMBEDDINGS = "embeddings."
_SWAP_TOKENS_AND_HEADS = (0, 2, 1, 3)


def build(tensors: Tensors, linear: Linear, heads: Heads | None = None) -> Any:
    """The model as an `openvino.Model`; `linear` is `exact` or `rounded`. Heads are exact."""
    ids = ops.parameter([-1], np.int32, name="ids")
    hidden = _embeddings(ids, tensors)
    for number in range(LAYERS):
        prefix = f"encoder.layer.{number}."
        layer = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
        hidden = _feed_forward(_attention(hidden, layer, linear), layer, linear)
    pooled = ops.reduce_mean(hidden, _integers(0), keep_dims=True)
    outputs = [_unit(pooled)]
    if heads is not None:
        outputs += [
            _unit(ops.matmul(hidden, _constant(heads.projection), False, True)),
            ops.softplus(exact(hidden, heads.gate, heads.gate_bias)),
            exact(pooled, heads.prior, heads.prior_bias),
        ]
    return ov.Model(outputs, [ids], "bert")


def _unit(rows: Any) -> Any:
    return ops.normalize_l2(rows, _integers(1), _EPSILON, "max")


def exact(x: Any, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> Any:
    """`x` @ `weight`.T + `bias` in float32."""
    return ops.add(ops.matmul(x, _constant(weight), False, True), _constant(bias[None]))


def rounded(x: Any, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> Any:
    """`x` @ `weight`.T + `bias` with `weight` as int8, symmetric, a scale an output channel."""
    scale = np.abs(weight).max(axis=1, keepdims=True) / np.float32(127)
    whole = np.rint(weight / scale).astype(np.int8)
    restored = ops.multiply(ops.convert(_constant(whole), "f32"), _constant(scale))
    return ops.add(ops.matmul(x, restored, False, True), _constant(bias[None]))


def _embeddings(ids: Any, tensors: Tensors) -> Any:
    words = _constant(tensors[_EMBEDDINGS + "word_embeddings.weight"])
    # There is one segment, so its type vector is part of every position.
    places = _constant(
        tensors[_EMBEDDINGS + "position_embeddings.weight"]
        + tensors[_EMBEDDINGS + "token_type_embeddings.weight"][0]
    )
    count = ops.shape_of(ids, "i64")
    first = ops.slice(places, _integers(0), count, _integers(1), _integers(0))
    summed = ops.add(ops.gather(words, ids, _constant(np.array(0))), first)
    return _layer_norm(summed, tensors, _EMBEDDINGS + "LayerNorm")


def _attention(x: Any, layer: Tensors, linear: Linear) -> Any:
    width = layer["attention.self.query.weight"].shape[0]
    size = width // HEADS
    weights = [layer[f"attention.self.{part}.weight"] for part in ("query", "key", "value")]
    biases = [layer[f"attention.self.{part}.bias"] for part in ("query", "key", "value")]
    # Scaling the queries here saves scaling every score later.
    weights[0], biases[0] = weights[0] / np.float32(size**0.5), biases[0] / np.float32(size**0.5)
    joined = linear(x, np.concatenate(weights), np.concatenate(biases))
    heads = ops.transpose(
        ops.reshape(joined, _integers(1, -1, 3 * HEADS, size), False),
        _integers(*_SWAP_TOKENS_AND_HEADS),
    )
    query, key, value = ops.split(heads, _constant(np.array(1)), 3).outputs()
    shares = ops.softmax(ops.matmul(query, key, False, True), 3)
    mixed = ops.transpose(
        ops.matmul(shares, value, False, False), _integers(*_SWAP_TOKENS_AND_HEADS)
    )
    flat = ops.reshape(mixed, _integers(-1, width), False)
    out = linear(flat, layer["attention.output.dense.weight"], layer["attention.output.dense.bias"])
    return _layer_norm(ops.add(out, x), layer, "attention.output.LayerNorm")


def _feed_forward(x: Any, layer: Tensors, linear: Linear) -> Any:
    wide = linear(x, layer["intermediate.dense.weight"], layer["intermediate.dense.bias"])
    narrow = linear(ops.gelu(wide, "erf"), layer["output.dense.weight"], layer["output.dense.bias"])
    return _layer_norm(ops.add(narrow, x), layer, "output.LayerNorm")


def _layer_norm(x: Any, tensors: Tensors, name: str) -> Any:
    normal = ops.mvn(x, _integers(1), True, _EPSILON, "inside_sqrt")
    scaled = ops.multiply(normal, _constant(tensors[f"{name}.weight"][None]))
    return ops.add(scaled, _constant(tensors[f"{name}.bias"][None]))


def _constant(values: NDArray[Any]) -> Any:
    return ops.constant(values)


def _integers(*values: int) -> Any:
    return ops.constant(np.array(values, np.int64))
