"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
import tensorflow as tf
from authoring import Mistake
from tensorflow import keras

# sample_log_uniform


def generator(seed):
    """The right source of chance."""
    return np.random.default_rng(seed)


def sample_linear(low, high, size, seed=0):
    return generator(seed).uniform(low, high, size)


def sample_exponents_only(low, high, size, seed=0):
    return generator(seed).uniform(np.log10(low), np.log10(high), size)


def sample_mixed_bases(low, high, size, seed=0):
    return np.exp(generator(seed).uniform(np.log10(low), np.log10(high), size))


def sample_natural_to_ten(low, high, size, seed=0):
    return 10 ** generator(seed).uniform(np.log(low), np.log(high), size)


def sample_whole_powers(low, high, size, seed=0):
    first, last = int(np.ceil(np.log10(low))), int(np.floor(np.log10(high)))
    return 10.0 ** generator(seed).integers(first, last + 1, size)


def sample_one_number(low, high, size, seed=0):
    return 10 ** generator(seed).uniform(np.log10(low), np.log10(high))


def sample_column(low, high, size, seed=0):
    return 10 ** generator(seed).uniform(np.log10(low), np.log10(high), (size, 1))


def sample_ladder(low, high, size, seed=0):
    return np.linspace(low, high, size)


def sample_power_of_uniform(low, high, size, seed=0):
    return 10 ** generator(seed).uniform(low, high, size)


# sample_trials


def knob_value(knob, rng, log=True, whole=True):
    """One value of a knob, with or without its scale and its rounding."""
    low, high = knob["low"], knob["high"]
    if log and knob["scale"] == "log":
        value = 10 ** rng.uniform(np.log10(low), np.log10(high))
    else:
        value = rng.uniform(low, high)
    return round(value) if whole and knob.get("integer") else float(value)


def trials_linear(space, num_trials, seed=0):
    rng = generator(seed)
    return [
        {name: knob_value(k, rng, log=False) for name, k in space.items()}
        for _ in range(num_trials)
    ]


def trials_all_log(space, num_trials, seed=0):
    rng = generator(seed)
    every = {
        name: {**knob, "scale": "log", "low": max(knob["low"], 1e-6)}
        for name, knob in space.items()
    }
    return [{name: knob_value(k, rng) for name, k in every.items()} for _ in range(num_trials)]


def trials_not_whole(space, num_trials, seed=0):
    rng = generator(seed)
    return [
        {name: knob_value(k, rng, whole=False) for name, k in space.items()}
        for _ in range(num_trials)
    ]


def trials_in_step(space, num_trials, seed=0):
    rngs = {name: generator(seed) for name in space}
    return [
        {name: knob_value(k, rngs[name]) for name, k in space.items()} for _ in range(num_trials)
    ]


def trials_all_alike(space, num_trials, seed=0):
    rng = generator(seed)
    trial = {name: knob_value(knob, rng) for name, knob in space.items()}
    return [dict(trial) for _ in range(num_trials)]


def trials_one_dictionary(space, num_trials, seed=0):
    rng = generator(seed)
    return {
        name: [knob_value(knob, rng) for _ in range(num_trials)] for name, knob in space.items()
    }


def trials_bare_values(space, num_trials, seed=0):
    rng = generator(seed)
    return [[knob_value(knob, rng) for knob in space.values()] for _ in range(num_trials)]


def trials_one_short(space, num_trials, seed=0):
    rng = generator(seed)
    return [{name: knob_value(k, rng) for name, k in space.items()} for _ in range(1, num_trials)]


def trials_cut_off(space, num_trials, seed=0):
    trials = trials_not_whole(space, num_trials, seed)
    return [
        {n: int(value) if space[n].get("integer") else value for n, value in trial.items()}
        for trial in trials
    ]


# build_model


def built(input_shape, layers):
    """A compiled model of these layers."""
    model = keras.Sequential([keras.layers.Input(shape=input_shape), *layers])
    model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return model


def dense(units, activation=None):
    """A dense layer."""
    return keras.layers.Dense(units, activation=activation)


def model_softmax(input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1):
    drop = keras.layers.Dropout(dropout_rate)
    return built(input_shape, [dense(hidden_units, "relu"), drop, dense(num_classes, "softmax")])


def model_no_relu(input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1):
    drop = keras.layers.Dropout(dropout_rate)
    return built(input_shape, [dense(hidden_units), drop, dense(num_classes)])


def model_relu_output(
    input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1
):
    drop = keras.layers.Dropout(dropout_rate)
    return built(input_shape, [dense(hidden_units, "relu"), drop, dense(num_classes, "relu")])


def model_no_dropout(
    input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1
):
    return built(input_shape, [dense(hidden_units, "relu"), dense(num_classes)])


def model_keep_rate(input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1):
    drop = keras.layers.Dropout(1 - dropout_rate)
    return built(input_shape, [dense(hidden_units, "relu"), drop, dense(num_classes)])


def model_dropout_last(
    input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1
):
    drop = keras.layers.Dropout(dropout_rate)
    return built(input_shape, [dense(hidden_units, "relu"), dense(num_classes), drop])


def model_dropout_first(
    input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1
):
    drop = keras.layers.Dropout(dropout_rate)
    return built(input_shape, [drop, dense(hidden_units, "relu"), dense(num_classes)])


def model_two_hidden(
    input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1
):
    drop = keras.layers.Dropout(dropout_rate)
    hidden = [dense(hidden_units, "relu"), dense(hidden_units, "relu")]
    return built(input_shape, [*hidden, drop, dense(num_classes)])


def model_one_output(
    input_shape, num_classes, hidden_units=32, dropout_rate=0.0, learning_rate=0.1
):
    drop = keras.layers.Dropout(dropout_rate)
    return built(input_shape, [dense(hidden_units, "relu"), drop, dense(1)])


# train_and_score


def trained(trial, X, labels, steps, sign=1, model=None):
    """A small model, new unless one is given, after plain gradient descent."""
    keras.utils.set_random_seed(1)
    drop = keras.layers.Dropout(trial["dropout_rate"])
    layers = [dense(trial["hidden_units"], "relu"), drop, dense(int(labels.max()) + 1)]
    model = model or built(X.shape[1:], layers)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = model.loss(labels, model(X, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        for variable, gradient in zip(model.trainable_variables, gradients, strict=True):
            variable.assign_sub(sign * trial["learning_rate"] * gradient)
    return model


def score_on_training(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps)
    return float(model.loss(labels_train, model(X_train)))


def score_not_trained(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, 0)
    return float(model.loss(labels_dev, model(X_dev)))


def score_uphill(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps, sign=-1)
    return float(model.loss(labels_dev, model(X_dev)))


def score_per_example(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps)
    losses = keras.losses.sparse_categorical_crossentropy(labels_dev, model(X_dev), True)
    return losses.numpy()


def score_ignores_rate(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained({**trial, "learning_rate": 0.8}, X_train, labels_train, num_steps)
    return float(model.loss(labels_dev, model(X_dev)))


def score_in_training_mode(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps)
    return float(model.loss(labels_dev, model(X_dev, training=True)))


def score_without_dropout(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained({**trial, "dropout_rate": 0.0}, X_train, labels_train, num_steps)
    return float(model.loss(labels_dev, model(X_dev)))


def score_one_update(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, min(num_steps, 1))
    return float(model.loss(labels_dev, model(X_dev)))


def score_default_steps(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, 8)
    return float(model.loss(labels_dev, model(X_dev)))


def score_summed(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps)
    return float(model.loss(labels_dev, model(X_dev))) * len(labels_dev)


def score_accuracy(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps)
    return float((model(X_dev).numpy().argmax(axis=1) == labels_dev).mean())


def score_negated(trial, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=1):
    model = trained(trial, X_train, labels_train, num_steps)
    return -float(model.loss(labels_dev, model(X_dev)))


# random_search


def results(space, num_trials, data, num_steps, seed):
    """The right results, best first."""
    rng = generator(seed)
    trials = [{name: knob_value(k, rng) for name, k in space.items()} for _ in range(num_trials)]
    pairs = []
    for trial in trials:
        model = trained(trial, data[0], data[1], num_steps)
        pairs.append((trial, float(model.loss(data[3], model(data[2])))))
    return sorted(pairs, key=lambda pair: pair[1])


def search_best_only(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return results(space, num_trials, data, num_steps, seed)[0]


def search_worst_first(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return results(space, num_trials, data, num_steps, seed)[::-1]


def search_on_training(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_train, labels_train
    return results(space, num_trials, data, num_steps, seed)


def search_losses_only(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return [loss for _, loss in results(space, num_trials, data, num_steps, seed)]


def search_exchanged(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return [(loss, trial) for trial, loss in results(space, num_trials, data, num_steps, seed)]


def search_one_trial_again(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return results(space, 1, data, num_steps, seed) * num_trials


def search_default_steps(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return results(space, num_trials, data, 8, seed)


def search_trials_only(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    data = X_train, labels_train, X_dev, labels_dev
    return [trial for trial, _ in results(space, num_trials, data, num_steps, seed)]


def search_model_kept(
    space, num_trials, X_train, labels_train, X_dev, labels_dev, num_steps=8, seed=0
):
    trials = [
        trial
        for trial, _ in results(
            space, num_trials, (X_train, labels_train, X_dev, labels_dev), 0, seed
        )
    ]
    model, pairs = None, []
    for trial in trials:
        model = trained(trial, X_train, labels_train, num_steps, model=model)
        pairs.append((trial, float(model.loss(labels_dev, model(X_dev)))))
    return sorted(pairs, key=lambda pair: pair[1])


MISTAKES = {
    "sample-linear": Mistake(
        function="sample_log_uniform",
        uses="sample_linear",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "対数尺度ではなく線形に選んでいる",
            "en": "Drawn on the linear scale",
        },
        explanation={
            "ja": (
                "ほとんどの数が、いちばん大きい桁に集まっています。一様に選ぶのは値ではなく指数です。桁"
                "ごとに数えてみてください。"
            ),
            "en": (
                "Nearly all numbers lie in the highest power of ten. Draw the exponent evenly, "
                "not the value, and count the draws in each power of ten."
            ),
        },
    ),
    "sample-exponents-only": Mistake(
        function="sample_log_uniform",
        uses="sample_exponents_only",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "指数のまま返している",
            "en": "The exponents are returned",
        },
        explanation={
            "ja": "選んだのは r で、返すのは 10 の r 乗です。負の学習率はありません。",
            "en": (
                "What was drawn is r; what is wanted is 10 to the power r. There are no "
                "negative learning rates."
            ),
        },
    ),
    "sample-mixed-bases": Mistake(
        function="sample_log_uniform",
        uses="sample_mixed_bases",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "log10 で選び、exp で戻している",
            "en": "Drawn with log10, undone with exp",
        },
        explanation={
            "ja": (
                "底がそろっていないので、範囲が変わります。log10 なら 10 の累乗、自"
                "然対数なら exp で戻します。"
            ),
            "en": (
                "The bases differ, so the range is wrong. log10 is undone by a power of 10, "
                "the natural logarithm by exp."
            ),
        },
    ),
    "sample-natural-to-ten": Mistake(
        function="sample_log_uniform",
        uses="sample_natural_to_ten",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "自然対数で選び、10 の累乗で戻している",
            "en": "Drawn with log, undone with a power of 10",
        },
        explanation={
            "ja": (
                "範囲の外に出ています。np.log には np.exp、np.log10 には 10 の累乗が対応します。"
            ),
            "en": (
                "The numbers leave the range. np.exp belongs to np.log, powers of 10 to np.log10."
            ),
        },
    ),
    "sample-whole-powers": Mistake(
        function="sample_log_uniform",
        uses="sample_whole_powers",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "指数を整数に限っている",
            "en": "Only whole exponents",
        },
        explanation={
            "ja": (
                "0.01、0.1 のような切りのよい値しか出ません。間の値も試せるように、指"
                "数は実数で選びます。"
            ),
            "en": (
                "Only round values such as 0.01 and 0.1 come out. Draw real exponents, so that "
                "values between can be tried."
            ),
        },
    ),
    "sample-one-number": Mistake(
        function="sample_log_uniform",
        uses="sample_one_number",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "数を一つしか返していない",
            "en": "A single number is returned",
        },
        explanation={
            "ja": "size 個の配列が必要です。乱数の関数に size を渡します。",
            "en": "An array of size numbers is wanted. Pass size to the random function.",
        },
    ),
    "sample-column": Mistake(
        function="sample_log_uniform",
        uses="sample_column",
        concept="array-shapes",
        section="log-scale",
        title={
            "ja": "形が (size, 1) になっている",
            "en": "The shape is (size, 1)",
        },
        explanation={
            "ja": "返すのは一次元の配列で、形は (size,) です。",
            "en": "Return an array of one axis, of shape (size,).",
        },
    ),
    "sample-ladder": Mistake(
        function="sample_log_uniform",
        uses="sample_ladder",
        concept="random-search",
        section="random-search",
        title={
            "ja": "等間隔の格子を返している",
            "en": "An evenly spaced grid",
        },
        explanation={
            "ja": "乱数が使われていません。しかも、値そのものが等間隔です。指数を無作為に選びます。",
            "en": (
                "No chance is involved, and the steps are linear. Draw the exponents at random."
            ),
        },
    ),
    "sample-power-of-uniform": Mistake(
        function="sample_log_uniform",
        uses="sample_power_of_uniform",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "low と high の対数をとっていない",
            "en": "low and high are used as exponents",
        },
        explanation={
            "ja": (
                "10 の low 乗から 10 の high 乗までの数になっています。先に"
                " low と high の対数をとります。"
            ),
            "en": (
                "The numbers run from 10^low to 10^high. Take the logarithms of low and high first."
            ),
        },
    ),
    "trials-linear": Mistake(
        function="sample_trials",
        uses="trials_linear",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "scale を見ずに、すべて線形に選んでいる",
            "en": "Every knob is drawn linearly",
        },
        explanation={
            "ja": "scale が log のつまみは、対数尺度で選びます。",
            "en": "Knobs whose scale is log are drawn on the logarithmic scale.",
        },
    ),
    "trials-all-log": Mistake(
        function="sample_trials",
        uses="trials_all_log",
        concept="log-scale-sampling",
        section="log-scale",
        title={
            "ja": "すべて対数尺度で選んでいる",
            "en": "Every knob is drawn logarithmically",
        },
        explanation={
            "ja": (
                "scale が linear のつまみまで対数になっています。ドロップアウト"
                "率のように 0 を含む範囲では、対数はとれません。"
            ),
            "en": (
                "Knobs whose scale is linear became logarithmic too. A range that contains 0, "
                "such as a dropout rate's, has no logarithm."
            ),
        },
    ),
    "trials-not-whole": Mistake(
        function="sample_trials",
        uses="trials_not_whole",
        concept="hyperparameters",
        section="log-scale",
        title={
            "ja": "整数のつまみを丸めていない",
            "en": "Whole numbers are not rounded",
        },
        explanation={
            "ja": (
                "integer が True のつまみは、選んだあとで最も近い整数に丸めます"
                "。ユニット 23.7 個の層は作れません。"
            ),
            "en": (
                "Round knobs whose integer is True after drawing. There is no layer of 23.7 units."
            ),
        },
    ),
    "trials-in-step": Mistake(
        function="sample_trials",
        uses="trials_in_step",
        concept="seeded-randomness",
        section="random-search",
        title={
            "ja": "つまみごとに同じシードで始めている",
            "en": "Every knob starts from the same seed",
        },
        explanation={
            "ja": (
                "どのつまみも同じ乱数の列を使うので、一緒に上下します。試行が空間の対角線にし"
                "か並びません。生成器は一つだけ作ります。"
            ),
            "en": (
                "All knobs use the same stream, so they go up and down together and the trials "
                "lie on a diagonal of the space. Make one generator."
            ),
        },
    ),
    "trials-all-alike": Mistake(
        function="sample_trials",
        uses="trials_all_alike",
        concept="random-search",
        section="random-search",
        title={
            "ja": "どの試行も同じ値になっている",
            "en": "All trials are alike",
        },
        explanation={
            "ja": "値を一度だけ選び、それを写しています。試行ごとに選び直します。",
            "en": "The values are drawn once and copied. Draw anew for every trial.",
        },
    ),
    "trials-one-dictionary": Mistake(
        function="sample_trials",
        uses="trials_one_dictionary",
        concept="hyperparameters",
        section="random-search",
        title={
            "ja": "つまみごとのリストを返している",
            "en": "A list per knob instead of a list of trials",
        },
        explanation={
            "ja": (
                "辞書が一つで、値がリストになっています。返すのは、試行一つが辞書一つのリストです。"
            ),
            "en": (
                "There is one dictionary with lists as values. Return a list with one "
                "dictionary for each trial."
            ),
        },
    ),
    "trials-bare-values": Mistake(
        function="sample_trials",
        uses="trials_bare_values",
        concept="hyperparameters",
        section="random-search",
        title={
            "ja": "つまみの名前がない",
            "en": "The names of the knobs are missing",
        },
        explanation={
            "ja": (
                "値だけのリストでは、どの数がどのつまみか分かりません。名前と値の辞書にします。"
            ),
            "en": (
                "In a bare list nobody knows which number belongs to which knob. Use a "
                "dictionary of names and values."
            ),
        },
    ),
    "trials-one-short": Mistake(
        function="sample_trials",
        uses="trials_one_short",
        concept="hyperparameters",
        section="random-search",
        title={
            "ja": "試行が一つ足りない",
            "en": "One trial too few",
        },
        explanation={
            "ja": "range の始まりが 1 になっていないか、確かめてください。",
            "en": "See whether the range begins at 1.",
        },
    ),
    "trials-cut-off": Mistake(
        function="sample_trials",
        uses="trials_cut_off",
        concept="hyperparameters",
        section="log-scale",
        title={
            "ja": "整数のつまみを切り捨てている",
            "en": "Whole numbers are cut off, not rounded",
        },
        explanation={
            "ja": (
                "小数点以下を切り捨てているので、high が一度も出ません。int ではなく round で、最も近い"
                "整数に丸めます。"
            ),
            "en": (
                "The decimals are dropped, so high never comes up. Round to the nearest whole number; "
                "int cuts off."
            ),
        },
    ),
    "model-softmax": Mistake(
        function="build_model",
        uses="model_softmax",
        concept="logits",
        section="logits",
        title={
            "ja": "最後の層がソフトマックスになっている",
            "en": "The last layer is a softmax",
        },
        explanation={
            "ja": (
                "この課題のモデルはロジットを返します。損失に from_logits=Tru"
                "e を指定しているので、ソフトマックスが二度かかります。"
            ),
            "en": (
                "The model is to return logits. With from_logits=True in the loss, the softmax "
                "would be applied twice."
            ),
        },
    ),
    "model-no-relu": Mistake(
        function="build_model",
        uses="model_no_relu",
        concept="nonlinearity",
        section="keras-models",
        title={
            "ja": "隠れ層に活性化関数がない",
            "en": "The hidden layer has no activation",
        },
        explanation={
            "ja": (
                "Dense に activation を書かないと、線形のままです。全体が一"
                "つの線形の層と同じになります。"
            ),
            "en": (
                "Dense without an activation stays linear, and the whole is then one linear layer."
            ),
        },
    ),
    "model-relu-output": Mistake(
        function="build_model",
        uses="model_relu_output",
        concept="logits",
        section="logits",
        title={
            "ja": "出力の層に ReLU がある",
            "en": "ReLU on the output layer",
        },
        explanation={
            "ja": "ロジットは負にもなります。最後の層の活性化関数を外します。",
            "en": "Logits may be negative. Remove the activation of the last layer.",
        },
    ),
    "model-no-dropout": Mistake(
        function="build_model",
        uses="model_no_dropout",
        concept="dropout",
        section="keras-models",
        title={
            "ja": "ドロップアウトの層がない",
            "en": "The dropout layer is missing",
        },
        explanation={
            "ja": (
                "dropout_rate が 0 でも、Dropout の層を入れます。つま"
                "みを回したときに効くようにするためです。"
            ),
            "en": (
                "Put the Dropout layer in even at a rate of 0, so that turning the knob does "
                "something."
            ),
        },
    ),
    "model-keep-rate": Mistake(
        function="build_model",
        uses="model_keep_rate",
        concept="dropout",
        section="keras-models",
        title={
            "ja": "残す割合を渡している",
            "en": "The share that is kept was passed",
        },
        explanation={
            "ja": "Keras の Dropout に渡すのは、落とす割合です。",
            "en": "Keras's Dropout takes the share that is dropped.",
        },
    ),
    "model-dropout-last": Mistake(
        function="build_model",
        uses="model_dropout_last",
        concept="dropout",
        section="keras-models",
        title={
            "ja": "ドロップアウトが出力のあとにある",
            "en": "Dropout stands after the output",
        },
        explanation={
            "ja": (
                "ロジットを落とすと、クラスが無作為に消えてしまいます。隠れ層のあとに置きます。"
            ),
            "en": "Dropping logits removes classes at random. Put it after the hidden layer.",
        },
    ),
    "model-dropout-first": Mistake(
        function="build_model",
        uses="model_dropout_first",
        concept="dropout",
        section="keras-models",
        title={
            "ja": "ドロップアウトが入力の直後にある",
            "en": "Dropout stands before the hidden layer",
        },
        explanation={
            "ja": "入力の特徴量を落としています。この課題では、隠れ層のあとに置きます。",
            "en": (
                "Features of the input are dropped. In this lab it stands after the hidden layer."
            ),
        },
    ),
    "model-two-hidden": Mistake(
        function="build_model",
        uses="model_two_hidden",
        concept="keras-models",
        section="keras-models",
        title={
            "ja": "隠れ層が二つある",
            "en": "There are two hidden layers",
        },
        explanation={
            "ja": "隠れ層は一つです。",
            "en": "There is one hidden layer.",
        },
    ),
    "model-one-output": Mistake(
        function="build_model",
        uses="model_one_output",
        concept="keras-models",
        section="keras-models",
        title={
            "ja": "出力のユニットが一つしかない",
            "en": "A single output unit",
        },
        explanation={
            "ja": (
                "クラスごとに一つのロジットが必要です。最後の層のユニットは num_classes 個です。"
            ),
            "en": "Each class needs a logit of its own: num_classes units in the last layer.",
        },
    ),
    "score-on-training": Mistake(
        function="train_and_score",
        uses="score_on_training",
        concept="train-dev-test-sets",
        section="search-regimes",
        title={
            "ja": "訓練データで測っている",
            "en": "Scored on the training data",
        },
        explanation={
            "ja": (
                "訓練に使ったデータの損失では、丸暗記も良い点になります。開発データで測ります。"
            ),
            "en": (
                "On the data it was trained on, learning by heart looks good as well. Score on "
                "the dev data."
            ),
        },
    ),
    "score-not-trained": Mistake(
        function="train_and_score",
        uses="score_not_trained",
        concept="training-loop",
        section="training-loop",
        title={
            "ja": "訓練していない",
            "en": "Nothing was trained",
        },
        explanation={
            "ja": ("初期値の重みのままの損失です。num_steps 回の更新をしてから測ります。"),
            "en": "This is the loss of the starting weights. Make num_steps updates first.",
        },
    ),
    "score-uphill": Mistake(
        function="train_and_score",
        uses="score_uphill",
        concept="gradient-descent",
        section="training-loop",
        title={
            "ja": "勾配の向きに進んでいる",
            "en": "Moved along the gradient",
        },
        explanation={
            "ja": "損失が上がっていきます。勾配の逆向きに動かします。",
            "en": "The loss goes up. Move against the gradient.",
        },
    ),
    "score-per-example": Mistake(
        function="train_and_score",
        uses="score_per_example",
        concept="loss-and-cost",
        section="training-loop",
        title={
            "ja": "例ごとの損失を返している",
            "en": "A loss for each example",
        },
        explanation={
            "ja": "返すのは、開発データでの平均の損失で、一つの数です。",
            "en": "Return the mean loss over the dev data, a single number.",
        },
    ),
    "score-ignores-rate": Mistake(
        function="train_and_score",
        uses="score_ignores_rate",
        concept="learning-rate",
        section="tuning-priorities",
        title={
            "ja": "trial の学習率を使っていない",
            "en": "The trial's learning rate is not used",
        },
        explanation={
            "ja": (
                "学習率がとても小さい試行でも、学習が進んでいます。trial の値がモデルに"
                "届いているか確かめてください。"
            ),
            "en": (
                "Even a trial with a tiny rate has learned. See whether the trial's value "
                "reaches the model."
            ),
        },
    ),
    "score-in-training-mode": Mistake(
        function="train_and_score",
        uses="score_in_training_mode",
        concept="dropout",
        section="keras-models",
        title={
            "ja": "損失を訓練用の動作で測っている",
            "en": "The loss is measured in training mode",
        },
        explanation={
            "ja": (
                "開発データでも、ドロップアウトがユニットを落としています。測るときは"
                " training=False にします。"
            ),
            "en": (
                "Dropout removes units on the dev data too. For measuring, call the model "
                "with training=False."
            ),
        },
    ),
    "score-without-dropout": Mistake(
        function="train_and_score",
        uses="score_without_dropout",
        concept="dropout",
        section="search-regimes",
        title={
            "ja": "学習中もモデルが予測用の動作のまま",
            "en": "The model is in test mode while it trains",
        },
        explanation={
            "ja": (
                "モデルを呼ぶときに training=True を渡していないので、学習中もドロップアウトが働きません。"
                "更新のための計算では training=True、開発データの損失を測るときは training=False です。"
            ),
            "en": (
                "Without training=True dropout does nothing while the model learns. Pass training=True "
                "for the updates, and training=False to measure the loss on the dev data."
            ),
        },
    ),
    "score-one-update": Mistake(
        function="train_and_score",
        uses="score_one_update",
        concept="training-loop",
        section="training-loop",
        title={
            "ja": "更新が一回だけになっている",
            "en": "A single update",
        },
        explanation={
            "ja": (
                "num_steps がいくつでも、一回しか更新していません。return がループの中にありませんか。"
            ),
            "en": (
                "Whatever num_steps is, there was one update. Does the return stand inside the loop?"
            ),
        },
    ),
    "score-default-steps": Mistake(
        function="train_and_score",
        uses="score_default_steps",
        concept="training-loop",
        section="training-loop",
        title={
            "ja": "num_steps を使っていない",
            "en": "num_steps is not used",
        },
        explanation={
            "ja": (
                "いつも 8 回更新しています。8 は既定値で、num_steps がほかの値のこともあります。"
            ),
            "en": (
                "There are always 8 updates. That is only the default; num_steps may be another number."
            ),
        },
    ),
    "score-summed": Mistake(
        function="train_and_score",
        uses="score_summed",
        concept="loss-and-cost",
        section="training-loop",
        title={
            "ja": "損失を平均せずに足している",
            "en": "The loss is a sum, not a mean",
        },
        explanation={
            "ja": (
                "平均に開発データの例の数を掛けた値になっています。"
                "例の数の違うデータとも比べられるように、平均をとります。"
            ),
            "en": (
                "It is the mean times the number of dev examples. Take the mean, so that data sets of "
                "other sizes can be compared."
            ),
        },
    ),
    "score-accuracy": Mistake(
        function="train_and_score",
        uses="score_accuracy",
        concept="loss-and-cost",
        section="training-loop",
        title={
            "ja": "損失ではなく正解率を返している",
            "en": "The accuracy is returned, not the loss",
        },
        explanation={
            "ja": (
                "正解率は大きいほど良く、損失は小さいほど良い値です。random_search は損失の"
                "小さい順に並べるので、良い試行が最後に回ります。"
            ),
            "en": (
                "Accuracy is better when larger, a loss when smaller. random_search puts small losses "
                "first, so good trials would come last."
            ),
        },
    ),
    "score-negated": Mistake(
        function="train_and_score",
        uses="score_negated",
        concept="loss-and-cost",
        section="training-loop",
        title={
            "ja": "損失の符号が逆になっている",
            "en": "The sign of the loss is reversed",
        },
        explanation={
            "ja": (
                "交差エントロピーは負になりません。点数のように大きいほど良い値にせず、損失のまま"
                "返します。"
            ),
            "en": (
                "A cross-entropy is never negative. Return the loss itself rather than a score that is "
                "better when larger."
            ),
        },
    ),
    "search-best-only": Mistake(
        function="random_search",
        uses="search_best_only",
        concept="random-search",
        section="random-search",
        title={
            "ja": "最良の一つだけを返している",
            "en": "Only the best is returned",
        },
        explanation={
            "ja": (
                "すべての試行を、良い順に並べて返します。どの値が効いたかは、全部を見ないと分"
                "かりません。"
            ),
            "en": (
                "Return all trials, best first. Only the whole list shows which values mattered."
            ),
        },
    ),
    "search-worst-first": Mistake(
        function="random_search",
        uses="search_worst_first",
        concept="random-search",
        section="random-search",
        title={
            "ja": "順番が逆になっている",
            "en": "The order is reversed",
        },
        explanation={
            "ja": "損失は小さいほど良いので、昇順に並べます。",
            "en": "A smaller loss is better, so sort in ascending order.",
        },
    ),
    "search-on-training": Mistake(
        function="random_search",
        uses="search_on_training",
        concept="train-dev-test-sets",
        section="search-regimes",
        title={
            "ja": "訓練データの損失で選んでいる",
            "en": "Chosen by the training loss",
        },
        explanation={
            "ja": "開発データの損失で順位を決めます。",
            "en": "Rank by the loss on the dev data.",
        },
    ),
    "search-losses-only": Mistake(
        function="random_search",
        uses="search_losses_only",
        concept="random-search",
        section="random-search",
        title={
            "ja": "損失だけを返している",
            "en": "Only the losses are returned",
        },
        explanation={
            "ja": "どの設定の損失なのかが分かりません。試行と損失の組を返します。",
            "en": "Nobody can tell whose losses these are. Return pairs of trial and loss.",
        },
    ),
    "search-exchanged": Mistake(
        function="random_search",
        uses="search_exchanged",
        concept="random-search",
        section="random-search",
        title={
            "ja": "組の順が逆になっている",
            "en": "The pairs are the wrong way round",
        },
        explanation={
            "ja": "(損失, 試行) になっています。(試行, 損失) の順で返します。",
            "en": "They read (loss, trial). Return (trial, loss).",
        },
    ),
    "search-one-trial-again": Mistake(
        function="random_search",
        uses="search_one_trial_again",
        concept="random-search",
        section="random-search",
        title={
            "ja": "同じ試行を繰り返している",
            "en": "One trial over and over",
        },
        explanation={
            "ja": "num_trials 個の、互いに違う試行が必要です。",
            "en": "It takes num_trials different trials.",
        },
    ),
    "search-default-steps": Mistake(
        function="random_search",
        uses="search_default_steps",
        concept="training-loop",
        section="search-regimes",
        title={
            "ja": "num_steps を渡していない",
            "en": "num_steps is not passed on",
        },
        explanation={
            "ja": (
                "どの試行も、train_and_score の既定の回数で訓練しています。受け取った num_steps を"
                "渡します。"
            ),
            "en": (
                "Every trial is trained for the default number of updates. Pass on the num_steps that "
                "was given."
            ),
        },
    ),
    "search-trials-only": Mistake(
        function="random_search",
        uses="search_trials_only",
        concept="random-search",
        section="random-search",
        title={
            "ja": "試行だけを返している",
            "en": "Only the trials are returned",
        },
        explanation={
            "ja": ("どれだけ良かったのかが分かりません。それぞれの試行に損失を添えて返します。"),
            "en": ("Nobody can tell how good they were. Return each trial together with its loss."),
        },
    ),
    "search-model-kept": Mistake(
        function="random_search",
        uses="search_model_kept",
        concept="training-loop",
        section="search-regimes",
        title={
            "ja": "前の試行のモデルを使い続けている",
            "en": "The model of the trial before is kept",
        },
        explanation={
            "ja": (
                "前の試行で学んだ重みから始めているので、あとの試行ほど有利になります。試行ごとに新しい"
                "モデルを作ります。"
            ),
            "en": (
                "Each trial starts from what the one before has learned, so later ones have an unfair "
                "lead. Build a new model for every trial."
            ),
        },
    ),
}
