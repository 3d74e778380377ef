"""Removed and renamed APIs are found where they are used, and mended without changing the rest."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from labs.diagnosis.api_changes import (
    CHECKED_CHARACTERS,
    Finding,
    apply,
    by_hand,
    change_of,
    find,
    tables,
)

ROOT = Path(__file__).resolve().parents[3]
LISTING = re.compile(r"```python[^\n]*\n(.*?)```", re.DOTALL)


def mended(source: str) -> str:
    """The source after every fix, as "Apply all" would leave it."""
    return apply(source, find(source))


def only(source: str) -> Finding:
    [finding] = find(source)
    return finding


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("import numpy as np\nx = np.product([1])\n", "import numpy as np\nx = np.prod([1])\n"),
        ("import numpy as xx\nx = xx.Inf\n", "import numpy as xx\nx = xx.inf\n"),
        ("import numpy\nx = numpy.float(3)\n", "import numpy\nx = float(3)\n"),
        ("import numpy as np\ny = -np.NINF\n", "import numpy as np\ny = --np.inf\n"),
        ("from numpy import in1d\n", "from numpy import isin as in1d\n"),
        (
            "from numpy import array, product as p\n",
            "from numpy import array, prod as p\n",
        ),
        (
            "import numpy as np\nr = a.ptp(axis=0)\n",
            "import numpy as np\nr = np.ptp(a, axis=0)\n",
        ),
        (
            "import tensorflow as tf\ny = tf.log(x)\n",
            "import tensorflow as tf\ny = tf.math.log(x)\n",
        ),
        (
            "import tensorflow as tf\ny = tf.reduce_max(x, reduction_indices=1, keep_dims=True)\n",
            "import tensorflow as tf\ny = tf.reduce_max(x, axis=1, keepdims=True)\n",
        ),
        (
            "import tensorflow as tf\ny = tf.nn.dropout(x, keep_prob=k + 0)\n",
            "import tensorflow as tf\ny = tf.nn.dropout(x, rate=1 - (k + 0))\n",
        ),
        (
            "from keras.layers.convolutional import Conv2D, MaxPooling2D\n",
            "from keras.layers import Conv2D, MaxPooling2D\n",
        ),
        (
            "from keras.utils import np_utils, get_file\nnp_utils.f()\n",
            "from keras import utils as np_utils\nfrom keras.utils import get_file\nnp_utils.f()\n",
        ),
        (
            "from tensorflow.keras.layers.experimental import preprocessing\n",
            "from tensorflow.keras import layers as preprocessing\n",
        ),
        (
            "from tensorflow.keras import layers as l\nl.experimental.preprocessing.Resizing(2)\n",
            "from tensorflow.keras import layers as l\nl.Resizing(2)\n",
        ),
        (
            "from keras import backend as K\nm = K.mean(x)\n",
            "import keras\nfrom keras import backend as K\nm = keras.ops.mean(x)\n",
        ),
        (
            "from keras.optimizers import Adam\no = Adam(lr=0.1, decay=1e-6)\n",
            "from keras.optimizers import Adam\no = Adam(learning_rate=0.1)\n",
        ),
        (
            "from keras.optimizers import SGD\no = SGD(decay=0, momentum=0.9)\n",
            "from keras.optimizers import SGD\no = SGD(momentum=0.9)\n",
        ),
        (
            "import keras\nmodel.fit_generator(g, nb_epoch=3, workers=2)\n",
            "import keras\nmodel.fit(g, epochs=3)\n",
        ),
        (
            "import keras\nmodel.save_weights('w.h5')\nmodel.save('m.h5')\n",
            "import keras\nmodel.save_weights('w.weights.h5')\nmodel.save('m.keras')\n",
        ),
        (
            "import keras\nK = keras.backend.set_floatx\nmodel.optimizer.lr = 0.1\n",
            "import keras\nK = keras.backend.set_floatx\nmodel.optimizer.learning_rate = 0.1\n",
        ),
    ],
)  # fmt: skip
def test_a_fix_replaces_the_old_name_and_nothing_else(before: str, after: str) -> None:
    assert mended(before) == after
    assert find(after) == []


def test_a_finding_says_where_since_when_and_what_instead_in_both_languages() -> None:
    finding = only("import numpy as np\n\n重み = 1; y = np.product(重み)\n")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 13, 3, 23)
    assert (finding.library, finding.version) == ("NumPy", "2.0")
    assert (finding.old, finding.new, finding.replacement) == (
        "numpy.product",
        "numpy.prod",
        "np.prod",
    )
    assert finding.message["en"] == "np.product is gone since NumPy 2.0. It is np.prod now."
    assert finding.message["ja"] == "np.product は NumPy 2.0 でなくなりました。今は np.prod です。"
    assert finding.breaks


@pytest.mark.parametrize(
    "source",
    [
        "import tensorflow as tf\nx = tf.placeholder(tf.float32)\n",
        "import tensorflow as tf\nwith tf.Session() as s:\n    pass\n",
        "import tensorflow as tf\nw = tf.contrib.layers.xavier_initializer()\n",
        "import keras\nmodel.predict_classes(x)\n",
        "import numpy as np\ny = np.asfarray(x)\n",
        "from numpy import float\n",
    ],
)
def test_what_has_no_safe_successor_is_explained_and_left_alone(source: str) -> None:
    finding = only(source)
    assert finding.edits == ()
    assert all(len(text) > 20 for text in finding.message.values())


@pytest.mark.parametrize(
    "source",
    [
        "def f(np):\n    return np.product(1)\n",  # a parameter
        "import numpy as np\ndef f(np):\n    return np.product(1)\n",
        "import numpy as np\nnp = other\nnp.product(1)\n",
        "try:\n    import keras\nexcept ImportError:\n    from tensorflow import keras\n",
        "import numpy as np\nf = np.trapezoid if hasattr(np, 'trapezoid') else np.trapz\n",
        "import numpy as np\ntry:\n    f = np.in1d\nexcept AttributeError:\n    f = np.isin\n",
        "import tensorflow.compat.v1 as tf\nx = tf.placeholder(tf.float32)\n",
        "import numpy as np\nclass Box:\n    def ptp(self):\n        return 1\nBox().ptp()\n",
        "import keras\nfrom sklearn.svm import SVC\nSVC().predict_proba(x)\n",
        "import numpy as np\nx = 'np.product'  # np.product\n",
        "product = 3\nprint(product)\n",
    ],
)
def test_a_name_that_means_something_else_is_not_a_finding(source: str) -> None:
    assert find(source) == []


def test_a_name_keeps_its_meaning_beside_a_function_that_hides_it() -> None:
    source = (
        "import numpy as np\n\ndef f(np):\n    return np.product(1)\n\ndef g(a):\n"
        "    return np.product(a)\n"
    )
    assert only(source).line == 7


def content() -> list[tuple[Path, str]]:
    """All Python of the courses: files, and listings of lessons one by one and as one program."""
    files = [
        (path, path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "courses").rglob("*.py"))
    ]
    for path in sorted((ROOT / "courses").rglob("*.md")):
        listings = LISTING.findall(path.read_text(encoding="utf-8"))
        files += [(path, text) for text in [*listings, "\n".join(listings)]]
    return files


def test_the_courses_own_code_gives_no_findings() -> None:
    texts = content()
    found = [(path, finding) for path, text in texts for finding in find(text)]
    assert len(texts) > 50
    assert found == []


def test_code_that_python_cannot_read_gives_no_findings() -> None:
    for source in (
        "import numpy as np\nnp.product(",
        "import numpy" + "(" * 50_000,
        "import numpy\nx = " + "-" * 60_000 + "1",
        "import numpy\nx = 1" + " + 1" * 15_000,
        "import numpy\nx = a" + ".b" * 30_000,
        "import numpy\nx = \x00",
        "import numpy\nx = '\ud800'\n",
        "import numpy\n" + "x = 1\n" * CHECKED_CHARACTERS,
    ):
        assert find(source) == []


SAMPLES = sorted(tables.made()["names"])


@given(
    st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=6),
    st.sampled_from(["np", "tf", "keras", "日本", "x"]),
)
@example(["numpy.NINF", "numpy.float", "numpy.product"], "日本")
def test_mended_code_is_python_and_needs_no_further_mending(names: list[str], alias: str) -> None:
    lines = []
    for name in names:
        root, rest = name.split(".", 1)
        lines += [f"import {root} as {alias}_{root}", f"値 = [{alias}_{root}.{rest} , 'あ']"]
    source = "\n".join(lines) + "\n"
    found = find(source)
    after = apply(source, found)
    ast.parse(after)
    left = {finding.old for finding in find(after)}
    assert left == {finding.old for finding in found if not finding.edits}


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    find(f"import numpy as np\n{text}")


def test_a_long_file_is_looked_through_line_by_line() -> None:
    """A file of a thousand lines, many of them old: the first fifty are told, in their order."""
    body = "def f(a):\n    b = np.dot(a, a)\n    c = np.product(b) + a[0]\n    return c\n\n\n"
    source = "import numpy as np\n" + body * 170
    assert [finding.line for finding in find(source)] == [4 + 6 * place for place in range(50)]


def test_numpy_findings_agree_with_ruff(tmp_path: Path) -> None:
    """Ruff's NPY001 and NPY201 know the same names, and their fixes say the same."""
    names = [name for name in SAMPLES if name.startswith("numpy.")]
    path = tmp_path / "old.py"
    path.write_text("import numpy as np\n" + "".join(f"x = {_brief(name)}\n" for name in names))
    found = _ruff(path)
    theirs = {fault["location"]["row"]: fault for fault in found}
    missed = [name for row, name in enumerate(names, 2) if row not in theirs]
    assert set(missed) <= LATER_THAN_RUFF
    for row, name in enumerate(names, 2):
        fix = (theirs.get(row) or {}).get("fix")
        if fix and change_of(name).new:
            texts = [edit["content"] for edit in fix["edits"]]
            [written] = [text for text in texts if "import" not in text]
            change = change_of(name)
            assert change, name
            assert change.new.rsplit(".")[-1] == written.rsplit(".")[-1], name


# NumPy says itself that it has dropped them, or they went before or after what ruff looks at.
LATER_THAN_RUFF = {
    "numpy.alen", "numpy.asscalar", "numpy.rank", "numpy.add_docstring", "numpy.msort",
    "numpy.set_numeric_ops",
}  # fmt: skip


def _brief(path: str) -> str:
    return path.replace("numpy.", "np.", 1)


def _ruff(path: Path) -> list[dict]:
    done = subprocess.run(
        [Path(sys.executable).with_name("ruff"), "check", "--isolated", "--select",
         "NPY001,NPY003,NPY201", "--preview", "--output-format", "json", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_tables_hold_what_the_pinned_packages_say() -> None:
    """Run where learners' code runs: every new name resolves there and every old one does not."""
    done = subprocess.run(
        [ROOT / ".runtime" / "bin" / "python", ROOT / "setup" / "api_tables.py", "--check"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "current\n", done.stdout + done.stderr[-2000:]


def test_advice_is_there_for_everything_that_is_not_a_plain_rename() -> None:
    for path in by_hand.GRAPHS & tables.made()["names"].keys():
        change = change_of(path)
        assert change, path
        assert change.advice, path
        assert change.new == "", path
