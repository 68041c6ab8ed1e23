"""Matrix products on the one core that asked for them.

OpenBLAS, numpy's library for products, splits even small ones over all cores, and its threads wait
for each other in a loop. Where another program is on a core, each waits for its turn there: on a
busy machine of two cores a product took 23 times as long as on one thread. Cores are better used
by working on several resumes, or for several people, at a time.
"""

from __future__ import annotations

from functools import cache

import numpy as np  # noqa: F401 - loads the library that is looked for
from threadpoolctl import ThreadpoolController

_NOT_OURS = "faiss"  # its own copy of the library searches for many queries at a time


@cache
def one_core() -> None:
    """From now on products of numpy use one thread, in the whole of this process."""
    for library in ThreadpoolController().select(user_api="blas").lib_controllers:
        if _NOT_OURS not in library.filepath:
            library.set_num_threads(1)
