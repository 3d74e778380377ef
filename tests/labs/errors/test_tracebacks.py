"""Tracebacks from elsewhere: older versions, Jupyter, Colab, colours."""

from __future__ import annotations

import pytest

from labs.diagnosis.errors import explain, read_traceback, worded

PLAIN = """Traceback (most recent call last):
  File "/data/train.py", line 12, in <module>
    Z = np.dot(W, X) + b
        ~~~~~~~~~~~~~^~~
ValueError: operands could not be broadcast together with shapes (4,5) (4,)
"""
JUPYTER = """---------------------------------------------------------------------------
ValueError                                Traceback (most recent call last)
Cell In[7], line 4
      2 W = np.zeros((3, 2))
      3 X = np.zeros((3, 5))
----> 4 Z = W @ X

ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \
(n?,k),(k,m?)->(n?,m?) (size 3 is different from 2)
"""
COLAB = """\x1b[0;31m---------------------------------------------------------------------------\x1b[0m
\x1b[0;31mInvalidArgumentError\x1b[0m                      Traceback (most recent call last)
\x1b[0;32m<ipython-input-3-5f1b>\x1b[0m in \x1b[0;36m<module>\x1b[0;34m\x1b[0m
\x1b[1;32m      1\x1b[0m a = tf.zeros((2, 3))
\x1b[0;32m----> 2\x1b[0;31m c = tf.matmul(a, a)
\x1b[0m
\x1b[0;32m/usr/local/lib/python3.7/dist-packages/tensorflow/python/util/traceback_utils.py\x1b[0m in \
\x1b[0;36merror_handler\x1b[0;34m(*args, **kwargs)\x1b[0m
\x1b[1;32m    151\x1b[0m     \x1b[0;32mexcept\x1b[0m Exception as e:
\x1b[0;32m--> 153\x1b[0;31m       raise e.with_traceback(filtered_tb) from None
\x1b[0m
\x1b[0;31mInvalidArgumentError\x1b[0m: Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3] [Op:MatMul]
"""
CHAINED = """Traceback (most recent call last):
  File "a.py", line 3, in f
    return d["k"]
KeyError: 'k'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 8, in <module>
    main()
  File "a.py", line 5, in f
    raise_it(None + 1)
TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
"""
LIBRARY_LAST = """Traceback (most recent call last):
  File "model.py", line 9, in <module>
    model.fit(x, y)
  File "/usr/lib/python3.9/site-packages/keras/utils/traceback_utils.py", line 67, in error_handler
    raise e.with_traceback(filtered_tb) from None
ValueError: Data cardinality is ambiguous:
  x sizes: 6
  y sizes: 5
Make sure all arrays contain the same number of samples.
"""


@pytest.mark.parametrize(
    ("text", "kind", "line", "source"),
    [
        (PLAIN, "broadcast", 12, "Z = np.dot(W, X) + b"),
        (JUPYTER, "matmul_inner", 4, "Z = W @ X"),
        (COLAB, "tf_matmul", 2, "c = tf.matmul(a, a)"),
        (CHAINED, "none_operand", 5, "raise_it(None + 1)"),
        (LIBRARY_LAST, "data_lengths", 9, "model.fit(x, y)"),
        (PLAIN.replace("\n", "\r\n"), "broadcast", 12, "Z = np.dot(W, X) + b"),
    ],
)
def test_a_pasted_traceback_is_read_to_the_last_own_line(
    text: str, kind: str, line: int, source: str
) -> None:
    failure = read_traceback(text)
    assert failure is not None
    assert (explain(failure).kind, failure.line, failure.source_line) == (kind, line, source)


# Sentences of versions that learners still meet elsewhere.
OLDER = [
    ("NameError: name 'np' is not defined", "name_missing_import"),
    ("UnboundLocalError: local variable 'x' referenced before assignment", "unbound_local"),
    ("SyntaxError: EOL while scanning string literal", "string_not_closed"),
    ("SyntaxError: unexpected EOF while parsing", "bracket_never_closed"),
    ("SyntaxError: can't assign to operator", "invalid_target"),
    ("SyntaxError: invalid character in identifier", "fullwidth_character"),
    ("SyntaxError: invalid character '(' (U+FF08)", "fullwidth_character"),
    ("numpy.AxisError: axis 1 is out of bounds for array of dimension 1", "axis_range"),
    ("numpy.exceptions.AxisError: axis 2 is out of bounds for array of dimension 2", "axis_range"),
    ("TypeError: only size-1 arrays can be converted to Python scalars", "scalar_needed"),
    ("TypeError: only length-1 arrays can be converted to Python scalars", "scalar_needed"),
    (
        "IndexError: boolean index did not match indexed array along dimension 0; dimension is 4 "
        "but corresponding boolean dimension is 3",
        "mask_shape",
    ),
    ("IndexError: too many indices for array", "too_many_indices"),
    ("ValueError: total size of new array must be unchanged", "reshape_size"),
    (
        "numpy.core._exceptions.UFuncTypeError: Cannot cast ufunc 'subtract' output from "
        "dtype('float64') to dtype('int64') with casting rule 'same_kind'",
        "casting",
    ),
    (
        "numpy.core._exceptions._ArrayMemoryError: Unable to allocate 74.5 GiB for an array with "
        "shape (100000, 100000) and data type float64",
        "out_of_memory",
    ),
    ("AttributeError: module 'tensorflow' has no attribute 'Session'", "api_removed"),
    ("ModuleNotFoundError: No module named 'keras.utils.np_utils'", "api_removed"),
    (
        "tensorflow.python.framework.errors_impl.ResourceExhaustedError: OOM when allocating tensor "
        "with shape[64,512,512] and type float on /job:localhost",
        "out_of_memory",
    ),
    (
        'ValueError: Input 0 of layer "dense" is incompatible with the layer: expected min_ndim=2, '
        "found ndim=1. Full shape received: (None,)",
        "keras_ndim",
    ),
    (
        "ValueError: Input 0 of layer sequential is incompatible with the layer: expected axis -1 of "
        "input shape to have value 4 but received input with shape (None, 3)",
        "keras_input_size",
    ),
    (
        'ValueError: Layer "model" expects 2 input(s), but it received 1 input tensors. Inputs '
        "received: [<tf.Tensor 'x:0'>]",
        "keras_inputs_missing",
    ),
    ("ValueError: Shapes (None, 1) and (None, 10) are incompatible", "labels_need_one_hot"),
    ("RuntimeError: You must compile your model before training/testing.", "keras_not_compiled"),
    (
        "ValueError: Graph disconnected: cannot obtain value for tensor KerasTensor at layer "
        '"input_2".',
        "keras_disconnected",
    ),
    (
        "ValueError: tf.function-decorated function tried to create variables on non-first call.",
        "variable_in_function",
    ),
    (
        "NotImplementedError: Cannot convert a symbolic Tensor (strided_slice:0) to a numpy array.",
        "symbolic_to_numpy",
    ),
    (
        "TypeError: Cannot convert a symbolic Keras input/output to a numpy array. This error may "
        "indicate that you're trying to pass a symbolic value to a NumPy call",
        "keras_tensor_as_value",
    ),
    ("AttributeError: 'Tensor' object has no attribute 'numpy'", "symbolic_numpy"),
    (
        "tensorflow.python.framework.errors_impl.OperatorNotAllowedInGraphError: using a "
        "`tf.Tensor` as a Python `bool` is not allowed in Graph execution.",
        "symbolic_bool",
    ),
    ("ValueError: No gradients provided for any variable: ['dense/kernel:0'].", "gradient_none"),
    (
        "InvalidArgumentError: Incompatible shapes: [32,10] vs. [32] [Op:Mul]",
        "tf_broadcast",
    ),
    ("TypeError: f() missing 2 required positional arguments: 'x' and 'y'", "missing_argument"),
    ("TypeError: append() takes exactly one argument (0 given)", "missing_argument"),
    ("ZeroDivisionError: float division by zero", "division_by_zero"),
    ("KeyboardInterrupt", "interrupted"),
    ("RecursionError: maximum recursion depth exceeded in comparison", "recursion"),
    ("ValueError: Unknown loss function: 'crossentropy'. Please ensure", "keras_unknown_name"),
    ("TypeError: can't multiply sequence by non-int of type 'float'", "list_arithmetic"),
    ("RuntimeWarning: invalid value encountered in true_divide", "warning_as_error"),
    ("ValueError: logits and labels must have the same shape ((2, 3) vs (2, 1))", "shape_other"),
]


@pytest.mark.parametrize(("last", "kind"), OLDER)
def test_sentences_of_older_versions_are_known(last: str, kind: str) -> None:
    text = (
        f'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    x\n{last}\n'
    )
    failure = read_traceback(text)
    assert failure is not None
    assert explain(failure).kind == kind


@pytest.mark.parametrize(
    "text", ["", "   \n", "hello", "def f():\n    return 1\n", "12 Errors found"]
)
def test_what_is_no_traceback_is_refused(text: str) -> None:
    assert read_traceback(text) is None


def test_the_type_alone_is_enough() -> None:
    failure = read_traceback("ZeroDivisionError: division by zero")
    assert failure is not None
    assert "zero" in worded(explain(failure), "en").title
