"""Generic relations between a learner's numbers and the right ones, most specific first.

ORDER is the order of specificity: what leaves no choice comes before what is read off the inputs,
and that before what is read off the numbers. The first relation that holds in every call is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from labs.diagnosis.hypotheses import Context, Hypothesis
from labs.diagnosis.relations import (
    arguments,
    factors,
    functions,
    losses,
    places,
    precision,
    products,
    reductions,
    shapes,
)

Finder = Callable[[Context], Iterator[Hypothesis]]

ORDER: Final[tuple[Finder, ...]] = (
    # the same numbers in another kind or shape
    shapes.dtype,
    shapes.squeezed,
    shapes.flattened,
    shapes.permuted,
    shapes.reshaped,
    shapes.other_shape,
    # nothing to choose
    arguments.returned,
    functions.sign,
    functions.complement,
    arguments.left_out,
    reductions.wrong_reduction,
    reductions.terms_or_total,
    reductions.normalised_along,
    products.other_product,
    places.last_or_first,
    places.reversed_order,
    places.sorting,
    places.shifted,
    places.length,
    functions.step_missing,
    functions.step_too_many,
    functions.other_step,
    precision.truncated,
    # read off the inputs or a short list
    factors.log_base,
    factors.doubled,
    factors.by_size,
    factors.by_argument,
    factors.bias_correction,
    arguments.coefficient,
    arguments.counted,
    arguments.factor_left_out,
    arguments.factor_other,
    losses.other_loss,
    precision.rounded,
    precision.narrow,
    precision.clipped,
    precision.not_clipped,
    # read off the numbers
    factors.constant,
    functions.offset,
    places.part_zero,
    places.other_order,
    shapes.broadcast,
    precision.not_finite,
)
