"""What no package tells about itself: Keras 2 shipped no upgrade tool, NumPy few replacements.

setup/api_tables.py reads this, drops what the pinned packages contradict, and writes tables.json;
its check fails when a replacement named here is not there.
"""

from __future__ import annotations

from typing import Final

from labs.diagnosis.api_changes.findings import Text

SINCE: Final = {"NumPy": "2.0", "TensorFlow": "2.0", "Keras": "3.0"}

NUMPY: Final = {
    "numpy.int": "builtins.int",
    "numpy.float": "builtins.float",
    "numpy.complex": "builtins.complex",
    "numpy.object": "builtins.object",
    "numpy.str": "builtins.str",
    "numpy.NINF": "-numpy.inf",
    "numpy.alen": "builtins.len",
    "numpy.asfarray": "numpy.asarray",
    "numpy.asscalar": "",
    "numpy.cumproduct": "numpy.cumprod",
    "numpy.disp": "builtins.print",
    "numpy.DataSource": "numpy.lib.npyio.DataSource",
    "numpy.AxisError": "numpy.exceptions.AxisError",
    "numpy.ComplexWarning": "numpy.exceptions.ComplexWarning",
    "numpy.RankWarning": "numpy.exceptions.RankWarning",
    "numpy.TooHardError": "numpy.exceptions.TooHardError",
    "numpy.VisibleDeprecationWarning": "numpy.exceptions.VisibleDeprecationWarning",
    "numpy.byte_bounds": "numpy.lib.array_utils.byte_bounds",
    "numpy.add_docstring": "numpy.lib.add_docstring",
    "numpy.add_newdoc": "numpy.lib.add_newdoc",
    "numpy.compare_chararrays": "numpy.char.compare_chararrays",
    "numpy.format_parser": "numpy.rec.format_parser",
    "numpy.in1d": "numpy.isin",
    "numpy.find_common_type": "numpy.result_type",
    "numpy.issubclass_": "builtins.issubclass",
    "numpy.msort": "numpy.sort",
    "numpy.product": "numpy.prod",
    "numpy.rank": "numpy.ndim",
    "numpy.recfromcsv": "numpy.genfromtxt",
    "numpy.recfromtxt": "numpy.genfromtxt",
    "numpy.row_stack": "numpy.vstack",
    "numpy.tracemalloc_domain": "numpy.lib.tracemalloc_domain",
    "numpy.trapz": "numpy.trapezoid",
}
VERSIONS: Final = {
    **{f"numpy.{name}": "1.24" for name in ("int", "float", "complex", "object", "str")},
    **{f"numpy.{name}": "1.23" for name in ("asscalar", "alen")},
    "numpy.rank": "1.18",
}
STILL_THERE: Final = frozenset({"numpy.row_stack"})  # with a warning

# Modules of Keras 2 and what they became, below `keras` and `tensorflow.keras`; "" is gone.
KERAS_MODULES: Final = {
    "layers.advanced_activations": "layers",
    "layers.convolutional": "layers",
    "layers.convolutional_recurrent": "layers",
    "layers.core": "layers",
    "layers.embeddings": "layers",
    "layers.experimental.preprocessing": "layers",
    "layers.experimental": "layers",
    "layers.local": "layers",
    "layers.merge": "layers",
    "layers.noise": "layers",
    "layers.normalization": "layers",
    "layers.pooling": "layers",
    "layers.recurrent": "layers",
    "layers.wrappers": "layers",
    "objectives": "losses",
    "optimizers.experimental": "optimizers",
    "optimizers.legacy": "optimizers",
    "utils.np_utils": "utils",
    "utils.vis_utils": "utils",
    "utils.data_utils": "utils",
    "utils.layer_utils": "utils",
    "utils.generic_utils": "utils",
    "utils.io_utils": "utils",
    "engine.topology": "layers",
    "engine.training": "models",
    "wrappers.scikit_learn": "wrappers",
}
# Single names, below both roots; kept where the old is absent and the new is there.
KERAS_NAMES: Final = {
    "layers.CuDNNGRU": "layers.GRU",
    "layers.CuDNNLSTM": "layers.LSTM",
    "layers.ThresholdedReLU": "",
    "layers.LocallyConnected1D": "",
    "layers.LocallyConnected2D": "",
    "layers.MaxoutDense": "",
    "layers.Highway": "",
    "layers.merge": "",
    "losses.mean_squared_error": "losses.MSE",
    "losses.mean_absolute_error": "losses.MAE",
    "losses.mean_absolute_percentage_error": "losses.MAPE",
    "losses.mean_squared_logarithmic_error": "losses.MSLE",
    "losses.kullback_leibler_divergence": "losses.kl_divergence",
    "losses.kl_divergence": "losses.KLD",
    "losses.logcosh": "losses.log_cosh",
    "losses.log_cosh": "losses.logcosh",
    "losses.mse": "losses.mean_squared_error",
    "losses.mae": "losses.mean_absolute_error",
    "losses.MSE": "losses.mean_squared_error",
    "losses.MAE": "losses.mean_absolute_error",
    "losses.Reduction": "",
    "metrics.mse": "metrics.mean_squared_error",
    "metrics.mae": "metrics.mean_absolute_error",
    "utils.multi_gpu_model": "",
    "utils.plot_model_to_dot": "utils.model_to_dot",
    "models.load_from_saved_model": "",
    "experimental.LinearModel": "",
    "experimental.WideDeepModel": "",
    "experimental.SequenceFeatures": "",
    "estimator.model_to_estimator": "",
    "preprocessing.image.ImageDataGenerator": "",
    "preprocessing.image.NumpyArrayIterator": "",
    "preprocessing.image.DirectoryIterator": "",
    "preprocessing.text.Tokenizer": "layers.TextVectorization",
    "preprocessing.text.text_to_word_sequence": "",
    "preprocessing.text.one_hot": "",
    "preprocessing.sequence.TimeseriesGenerator": "utils.timeseries_dataset_from_array",
}
# Functions of keras.backend whose namesake in keras.ops does something else, or that have none.
KERAS_BACKEND: Final = {
    "constant": "ops.convert_to_tensor",
    "eval": "ops.convert_to_numpy",
    "get_value": "ops.convert_to_numpy",
    "int_shape": "ops.shape",
    "ndim": "ops.ndim",
    "permute_dimensions": "ops.transpose",
    "pow": "ops.power",
    "random_normal": "random.normal",
    "random_uniform": "random.uniform",
    "truncated_normal": "random.truncated_normal",
    "repeat_elements": "ops.repeat",
    "reverse": "ops.flip",
    "switch": "ops.where",
    "variable": "Variable",
    "dropout": "random.dropout",
    "dtype": "",
    "repeat": "",
    "dot": "ops.matmul",
    "batch_normalization": "",
    "conv1d": "ops.conv",
    "conv2d": "ops.conv",
    "conv3d": "ops.conv",
    "conv2d_transpose": "ops.conv_transpose",
    "depthwise_conv2d": "ops.depthwise_conv",
    "separable_conv2d": "ops.separable_conv",
    "rnn": "",
    "in_top_k": "",
    "map_fn": "ops.map",
}
# New arguments differ for these, so the fix is left to a person.
BACKEND_NOT_ALIKE: Final = frozenset(
    {"conv1d", "conv2d", "conv3d", "conv2d_transpose", "depthwise_conv2d", "separable_conv2d"}
    | {"dropout", "int_shape", "dot", "map_fn", "expand_dims", "random_normal", "random_uniform"}
    | {"truncated_normal", "zeros", "ones", "binary_crossentropy", "categorical_crossentropy"}
    | {"sparse_categorical_crossentropy", "moving_average_update", "reverse", "arange"}
)
# The new name takes other arguments or gives something else: to be shown, not to be put in blindly.
NOT_ALIKE: Final = frozenset(
    {"numpy.asfarray", "numpy.msort", "numpy.disp", "numpy.find_common_type"}
    | {"numpy.recfromcsv", "numpy.recfromtxt"}
    | {f"keras.backend.{name}" for name in BACKEND_NOT_ALIKE}
    | {"keras.preprocessing.text.Tokenizer", "keras.preprocessing.sequence.TimeseriesGenerator"}
)

OPTIMIZERS: Final = (
    *("Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Nadam", "RMSprop"),
    *("SGD", "Lion"),
)
ARGUMENTS_OF_LAYERS: Final = {
    "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer",
    "init": "kernel_initializer",
    "bias": "use_bias",
    "output_dim": "units",
    "nb_filter": "filters",
    "border_mode": "padding",
    "subsample": "strides",
}
# Arguments of Keras, below both roots; kept where the signature has the new and not the old.
KERAS_ARGUMENTS: Final = {
    **{f"optimizers.{name}": {"lr": "learning_rate", "decay": ""} for name in OPTIMIZERS},
    **{f"layers.{name}": ARGUMENTS_OF_LAYERS for name in ("Dense", "Conv1D", "Conv2D", "Conv3D")},
    "layers.Dropout": {"p": "rate"},
    "layers.LeakyReLU": {"alpha": "negative_slope"},
    "layers.BatchNormalization": {"renorm": "", "fused": "", "virtual_batch_size": "", "mode": ""},
    "layers.Embedding": {"input_length": ""},
    "layers.LSTM": {"implementation": "", "time_major": "", "output_dim": "units"},
    "layers.GRU": {"implementation": "", "time_major": "", "output_dim": "units"},
    "layers.SimpleRNN": {"time_major": "", "output_dim": "units"},
    "layers.MaxPooling2D": {"border_mode": "padding"},
    "layers.AveragePooling2D": {"border_mode": "padding"},
    "Model": {"input": "inputs", "output": "outputs"},
    "models.Model": {"input": "inputs", "output": "outputs"},
    "callbacks.ModelCheckpoint": {"period": "save_freq"},
}
# Arguments that are taken but do nothing any more.
IGNORED: Final = frozenset({"decay", "input_length"})
NO_PLAIN_RENAME: Final = frozenset({"period"})  # the new argument counts something else

# Methods of models of Keras 2. They are looked for only in files that import Keras or TensorFlow.
METHODS: Final = {
    "fit_generator": "fit",
    "evaluate_generator": "evaluate",
    "predict_generator": "predict",
    "predict_classes": "",
    "predict_proba": "predict",
}
METHOD_ADVICE: Final[dict[str, Text]] = {
    "predict_classes": {
        "ja": "softmax の出力なら np.argmax(model.predict(x), axis=-1)、sigmoid の出力なら "
        "model.predict(x) > 0.5 と書きます。",
        "en": "For a softmax output write np.argmax(model.predict(x), axis=-1), for a sigmoid one "
        "model.predict(x) > 0.5.",
    },
}
FIT_ARGUMENTS: Final = {
    "nb_epoch": "epochs",
    "workers": "",
    "use_multiprocessing": "",
    "max_queue_size": "",
}

# TensorFlow 1 drew a graph first and ran it in a session. Its names under tf.compat.v1 exist, but
# fail or do nothing in code that runs eagerly, so putting them in would only move the error.
GRAPHS: Final = frozenset(
    f"tensorflow.{name}"
    for name in (
        *("placeholder", "placeholder_with_default", "Session", "InteractiveSession"),
        *("get_variable", "global_variables_initializer", "initialize_all_variables"),
        *("initialize_variables", "local_variables_initializer", "variables_initializer"),
        *("get_default_session", "get_collection", "add_to_collection", "trainable_variables"),
        *("global_variables", "all_variables", "variable_scope", "get_variable_scope"),
        *("reset_default_graph", "get_default_graph", "sparse_placeholder", "ConfigProto"),
        *("assign", "assign_add", "assign_sub", "py_func", "Print", "app.run", "AUTO_REUSE"),
        *("keras.backend.get_session", "keras.backend.set_session"),
    )
)
OLD_OPTIMIZERS: Final = {
    "AdadeltaOptimizer": "Adadelta",
    "AdagradOptimizer": "Adagrad",
    "AdamOptimizer": "Adam",
    "FtrlOptimizer": "Ftrl",
    "GradientDescentOptimizer": "SGD",
    "MomentumOptimizer": "SGD",
    "RMSPropOptimizer": "RMSprop",
}
TF_ADVICE: Final[dict[str, Text]] = {
    "placeholder": {
        "ja": "TensorFlow 2 は書いた順にすぐ計算します。値は関数の引数として渡してください。",
        "en": "TensorFlow 2 computes at once. Pass the values as arguments of a function.",
    },
    "Session": {
        "ja": "TensorFlow 2 に Session はいりません。式を書けばその場で計算されます。",
        "en": "TensorFlow 2 needs no session: an expression is computed where it stands.",
    },
    "get_variable": {
        "ja": "tf.Variable(初期値) で変数を作ってください。",
        "en": "Make the variable with tf.Variable(initial value).",
    },
    "initializer": {
        "ja": "tf.Variable は作ったときに初期値を持つので、この行はいりません。",
        "en": "A tf.Variable has its value from the start; this line is not needed.",
    },
    "assign": {
        "ja": "変数のメソッド v.assign(値)、v.assign_add(値)、v.assign_sub(値) を使ってください。",
        "en": "Use the methods of the variable: v.assign(x), v.assign_add(x), v.assign_sub(x).",
    },
    "graph": {
        "ja": "TensorFlow 2 は計算グラフを作らずにすぐ計算するので、ふつうは要りません。",
        "en": "TensorFlow 2 computes at once, without a graph of its own; this is seldom needed.",
    },
    "optimizer": {
        "ja": "これからのコードでは tf.keras.optimizers.{new} を使います。",
        "en": "In new code use tf.keras.optimizers.{new}.",
    },
    "layers": {
        "ja": "これからのコードでは tf.keras.layers の層を使います。",
        "en": "In new code use the layers of tf.keras.layers.",
    },
    "contrib": {
        "ja": "tf.contrib は TensorFlow 2 にはありません。",
        "en": "TensorFlow 2 has no tf.contrib.",
    },
    "xavier": {
        "ja": "tf.keras.initializers.GlorotUniform() が同じ初期化です。",
        "en": "tf.keras.initializers.GlorotUniform() initialises in the same way.",
    },
}
OTHER_ADVICE: Final[dict[str, Text]] = {
    "numpy.asscalar": {"ja": "a.item() と書きます。", "en": "Write a.item()."},
    "numpy.asfarray": {
        "ja": "np.asarray(a, dtype=float) と書きます。",
        "en": "Write np.asarray(a, dtype=float).",
    },
    "numpy.msort": {
        "ja": "np.sort(a, axis=0) と書きます。",
        "en": "Write np.sort(a, axis=0).",
    },
    "numpy.PZERO": {"ja": "0.0 と書きます。", "en": "Write 0.0."},
    "numpy.NZERO": {"ja": "-0.0 と書きます。", "en": "Write -0.0."},
    "numpy.cast": {
        "ja": "np.asarray(a, dtype=型) と書きます。",
        "en": "Write np.asarray(a, dtype=kind).",
    },
}
IMAGE_ADVICE: Final[Text] = {
    "ja": "keras.utils.image_dataset_from_directory と RandomFlip などの層を使います。",
    "en": "Use keras.utils.image_dataset_from_directory and layers such as RandomFlip.",
}


def in_a_graph(path: str) -> bool:
    """Whether a name of TensorFlow 1 makes sense in a graph with a session only."""
    return path in GRAPHS


def advice_for(path: str, new: str) -> Text | None:
    """One sentence beyond "it is called so now", where there is something to say."""
    if path in OTHER_ADVICE:
        return OTHER_ADVICE[path]
    if path.endswith("image.ImageDataGenerator"):
        return IMAGE_ADVICE
    return _tf_advice(path, new) if path.startswith("tensorflow.") else None


def _tf_advice(path: str, new: str) -> Text | None:
    last = path.rsplit(".", 1)[-1]
    if "xavier_initializer" in last:
        return TF_ADVICE["xavier"]
    if last in OLD_OPTIMIZERS:
        name = OLD_OPTIMIZERS[last]
        return {key: text.format(new=name) for key, text in TF_ADVICE["optimizer"].items()}
    if path.startswith("tensorflow.layers."):
        return TF_ADVICE["layers"]
    if path.startswith("tensorflow.contrib") and not new:
        return TF_ADVICE["contrib"]
    return TF_ADVICE[_graph_topic(last)] if in_a_graph(path) else None


def _graph_topic(last: str) -> str:
    for topic in ("placeholder", "Session", "get_variable", "assign"):
        if topic in last:
            return topic
    return "initializer" if "initialize" in last else "graph"
