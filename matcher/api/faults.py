"""What this door alone can refuse, on top of `index.errors` and `matcher.errors`.

::

    index.errors.Fault
     +-- ServingError
          +-- Busy       busy         as many requests are at work and waiting as may be
          +-- NotReady   not_ready    the model or the corpus is not open
"""

from __future__ import annotations

from index.errors import Fault


class ServingError(Fault):
    """The server cannot take the request now."""

    code = "serving_error"


class Busy(ServingError):
    """As many requests are at work and waiting as may be."""

    code = "busy"


class NotReady(ServingError):
    """The model or the corpus is not open."""

    code = "not_ready"
