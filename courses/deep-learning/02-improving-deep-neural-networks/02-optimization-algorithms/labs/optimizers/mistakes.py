"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake


def moved(parameters, step):
    """Every parameter through `step(name, value)`."""
    return {name: step(name, value) for name, value in parameters.items()}


def kept(entries, wanted):
    """The entries whose name passes."""
    return {name: value for name, value in entries.items() if wanted(name)}


def last_layer(parameters):
    """The number of the last layer, as it stands in names."""
    return str(len(parameters) // 2)


def order_of(m, seed):
    """The right permutation."""
    return np.random.default_rng(seed).permutation(m)


def cut(X, Y, size):
    """The right cuts."""
    return [(X[:, s : s + size], Y[:, s : s + size]) for s in range(0, X.shape[1], size)]


def right_start(parameters):
    """The right zeros."""
    return {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}


def average(memory, values, beta):
    """The right average."""
    return {name: beta * old + (1 - beta) * values[name] for name, old in memory.items()}


def squared(grads):
    """Every slope squared."""
    return {name: slope**2 for name, slope in grads.items()}


def right_momentum(parameters, grads, v, beta, learning_rate):
    """The right step of momentum."""
    v = average(v, grads, beta)
    return moved(parameters, lambda name, value: value - learning_rate * v["d" + name]), v


def adam_with(parameters, v, s, step):
    """The parameters moved by `step(v, s)` of every entry, and the averages."""
    changes = {name: step(v[name], s[name]) for name in v}
    return moved(parameters, lambda name, value: value - changes["d" + name]), v, s


def right_step(t, learning_rate, beta1, beta2, epsilon):
    """The right step of Adam, as a function of v and s."""

    def step(v, s):
        size = np.sqrt(s / (1 - beta2**t))
        return learning_rate * (v / (1 - beta1**t)) / (size + epsilon)

    return step


def both(v, s, grads, beta1, beta2):
    """The right averages of slopes and of their squares."""
    return average(v, grads, beta1), average(s, squared(grads), beta2)


# update_parameters_with_gd


def gd_plus(parameters, grads, learning_rate):
    return moved(parameters, lambda name, value: value + learning_rate * grads["d" + name])


def gd_no_rate(parameters, grads, learning_rate):
    return moved(parameters, lambda name, value: value - grads["d" + name])


def gd_unchanged(parameters, grads, learning_rate):
    return moved(parameters, lambda name, value: value + 0 * learning_rate)


def gd_multiplied(parameters, grads, learning_rate):
    return moved(parameters, lambda name, value: learning_rate * (value - grads["d" + name]))


def gd_divided(parameters, grads, learning_rate):
    return moved(parameters, lambda name, value: value - grads["d" + name] / learning_rate)


def gd_sign_only(parameters, grads, learning_rate):
    return moved(parameters, lambda name, value: value - learning_rate * np.sign(grads["d" + name]))


def gd_weights_only(parameters, grads, learning_rate):
    return moved(
        parameters,
        lambda name, value: value - learning_rate * grads["d" + name] if name[0] == "W" else value,
    )


def gd_biases_only(parameters, grads, learning_rate):
    return moved(
        parameters,
        lambda name, value: value - learning_rate * grads["d" + name] if name[0] == "b" else value,
    )


def gd_first_only(parameters, grads, learning_rate):
    return moved(
        parameters,
        lambda name, value: value - learning_rate * grads["d" + name] if name[1:] == "1" else value,
    )


def gd_last_missing(parameters, grads, learning_rate):
    return moved(
        parameters,
        lambda name, value: (
            value - learning_rate * grads["d" + name]
            if name[1:] != last_layer(parameters)
            else value
        ),
    )


# random_mini_batches


def batches_unshuffled(X, Y, mini_batch_size, seed):
    return cut(X, Y, mini_batch_size)


def batches_two_orders(X, Y, mini_batch_size, seed):
    other = np.random.default_rng(seed + 1).permutation(X.shape[1])
    return cut(X[:, order_of(X.shape[1], seed)], Y[:, other], mini_batch_size)


def batches_labels_left(X, Y, mini_batch_size, seed):
    return cut(X[:, order_of(X.shape[1], seed)], Y, mini_batch_size)


def batches_labels_only(X, Y, mini_batch_size, seed):
    return cut(X, Y[:, order_of(X.shape[1], seed)], mini_batch_size)


def batches_last_missing(X, Y, mini_batch_size, seed):
    order, size = order_of(X.shape[1], seed), mini_batch_size
    whole = X.shape[1] // size
    return cut(X[:, order], Y[:, order], size)[:whole]


def batches_last_filled(X, Y, mini_batch_size, seed):
    order = order_of(X.shape[1], seed)
    short = -X.shape[1] % mini_batch_size
    order = np.resize(order, X.shape[1] + short)
    return cut(X[:, order], Y[:, order], mini_batch_size)


def batches_empty_last(X, Y, mini_batch_size, seed):
    order, size = order_of(X.shape[1], seed), mini_batch_size
    X, Y = X[:, order], Y[:, order]
    starts = range(0, X.shape[1] // size * size + 1, size)
    return [(X[:, s : s + size], Y[:, s : s + size]) for s in starts]


def batches_rows(X, Y, mini_batch_size, seed):
    X, Y = X[:, order_of(X.shape[1], seed)], Y[:, order_of(X.shape[1], seed)]
    starts = range(0, X.shape[1], mini_batch_size)
    return [(X[s : s + mini_batch_size], Y[s : s + mini_batch_size]) for s in starts]


def batches_swapped(X, Y, mini_batch_size, seed):
    order = order_of(X.shape[1], seed)
    return [(y, x) for x, y in cut(X[:, order], Y[:, order], mini_batch_size)]


def batches_seed_ignored(X, Y, mini_batch_size, seed):
    order = order_of(X.shape[1], seed + 12345)
    return cut(X[:, order], Y[:, order], mini_batch_size)


def batches_replaced(X, Y, mini_batch_size, seed):
    order = np.random.default_rng(seed).integers(0, X.shape[1], X.shape[1])
    return cut(X[:, order], Y[:, order], mini_batch_size)


def batches_whole(X, Y, mini_batch_size, seed):
    order = order_of(X.shape[1], seed)
    return [(X[:, order], Y[:, order])]


# initialize_velocity


def velocity_ones(parameters):
    return {name: value + 1 for name, value in right_start(parameters).items()}


def velocity_copies(parameters):
    return {"d" + name: value.copy() for name, value in parameters.items()}


def velocity_names(parameters):
    return {name: np.zeros(value.shape) for name, value in parameters.items()}


def velocity_v_names(parameters):
    return {"v" + name: np.zeros(value.shape) for name, value in parameters.items()}


def velocity_weights_only(parameters):
    return kept(right_start(parameters), lambda name: name[1] == "W")


def velocity_last_missing(parameters):
    return kept(right_start(parameters), lambda name: name[2:] != last_layer(parameters))


def velocity_from_zero(parameters):
    return {
        name[:2] + str(int(name[2:]) - 1): value for name, value in right_start(parameters).items()
    }


def velocity_flat(parameters):
    return {name: value.ravel() for name, value in right_start(parameters).items()}


def velocity_turned(parameters):
    return {name: value.T for name, value in right_start(parameters).items()}


def velocity_numbers(parameters):
    return {"d" + name: 0.0 for name in parameters}


# update_parameters_with_momentum


def momentum_no_share(parameters, grads, v, beta, learning_rate):
    v = {name: beta * old + grads[name] for name, old in v.items()}
    return moved(parameters, lambda name, value: value - learning_rate * v["d" + name]), v


def momentum_swapped(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, 1 - beta)
    return moved(parameters, lambda name, value: value - learning_rate * v["d" + name]), v


def momentum_forgets(parameters, grads, v, beta, learning_rate):
    v = average(right_start(parameters), grads, beta)
    return moved(parameters, lambda name, value: value - learning_rate * v["d" + name]), v


def momentum_by_slope(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, beta)
    return moved(parameters, lambda name, value: value - learning_rate * grads["d" + name]), v


def momentum_by_old(parameters, grads, v, beta, learning_rate):
    new = average(v, grads, beta)
    return moved(parameters, lambda name, value: value - learning_rate * v["d" + name]), new


def momentum_plus(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, beta)
    return moved(parameters, lambda name, value: value + learning_rate * v["d" + name]), v


def momentum_no_rate(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, beta)
    return moved(parameters, lambda name, value: value - v["d" + name]), v


def momentum_old_returned(parameters, grads, v, beta, learning_rate):
    new = average(v, grads, beta)
    return moved(parameters, lambda name, value: value - learning_rate * new["d" + name]), v


def momentum_weights_only(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, beta)
    return moved(
        parameters,
        lambda name, value: value - learning_rate * v["d" + name] if name[0] == "W" else value,
    ), v


def momentum_last_missing(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, beta)
    return moved(
        parameters,
        lambda name, value: (
            value - learning_rate * v["d" + name] if name[1:] != last_layer(parameters) else value
        ),
    ), v


def momentum_rate_in_v(parameters, grads, v, beta, learning_rate):
    v = {name: beta * old - learning_rate * grads[name] for name, old in v.items()}
    return moved(parameters, lambda name, value: value + v["d" + name]), v


def momentum_corrected(parameters, grads, v, beta, learning_rate):
    v = average(v, grads, beta)
    return moved(
        parameters, lambda name, value: value - learning_rate * v["d" + name] / (1 - beta)
    ), v


# initialize_adam


def start_one(parameters):
    return right_start(parameters)


def start_ones(parameters):
    v = right_start(parameters)
    return v, {name: value + 1 for name, value in v.items()}


def start_slopes(parameters):
    s = {"d" + name: value**2 for name, value in parameters.items()}
    return right_start(parameters), s


def start_names(parameters):
    zeros = {name: np.zeros(value.shape) for name, value in parameters.items()}
    return zeros, zeros


def start_letters(parameters):
    v = {"v" + name[1:]: value for name, value in right_start(parameters).items()}
    s = {"s" + name[1:]: value for name, value in right_start(parameters).items()}
    return v, s


def start_weights_only(parameters):
    v = kept(right_start(parameters), lambda name: name[1] == "W")
    return v, v


def start_last_missing(parameters):
    v = kept(right_start(parameters), lambda name: name[2:] != last_layer(parameters))
    return v, v


def start_s_numbers(parameters):
    return right_start(parameters), {"d" + name: 0.0 for name in parameters}


def start_flat(parameters):
    v = {name: value.ravel() for name, value in right_start(parameters).items()}
    return v, v


# update_parameters_with_adam


def adam_uncorrected(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * v / (np.sqrt(s) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_only_v(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_only_s(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * v / (np.sqrt(s / (1 - beta2**t)) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_no_power(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * (v / (1 - beta1)) / (np.sqrt(s / (1 - beta2)) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_times_t(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return (
            learning_rate * (v / (1 - beta1 * t)) / (np.sqrt(np.abs(s / (1 - beta2 * t))) + epsilon)
        )

    return adam_with(parameters, v, s, step)


def adam_next_t(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return (
            learning_rate
            * (v / (1 - beta1 ** (t + 1)))
            / (np.sqrt(s / (1 - beta2 ** (t + 1))) + epsilon)
        )

    return adam_with(parameters, v, s, step)


def adam_stored(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)
    moved_on = adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))[0]
    v = {name: value / (1 - beta1**t) for name, value in v.items()}
    s = {name: value / (1 - beta2**t) for name, value in s.items()}
    return moved_on, v, s


def adam_epsilon_inside(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * (v / (1 - beta1**t)) / np.sqrt(s / (1 - beta2**t) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_no_epsilon(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * (v / (1 - beta1**t)) / np.sqrt(s / (1 - beta2**t))

    return adam_with(parameters, v, s, step)


def adam_no_root(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * (v / (1 - beta1**t)) / (s / (1 - beta2**t) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_no_square(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = average(v, grads, beta1), average(s, grads, beta2)
    s = {name: np.abs(value) for name, value in s.items()}
    return adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))


def adam_square_of_share(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v = average(v, grads, beta1)
    s = {name: beta2 * old + ((1 - beta2) * grads[name]) ** 2 for name, old in s.items()}
    return adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))


def adam_betas_swapped(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta2, beta1)
    return adam_with(parameters, v, s, right_step(t, learning_rate, beta2, beta1, epsilon))


def adam_weights_swapped(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, 1 - beta1, 1 - beta2)
    return adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))


def adam_by_slope(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)
    moved_on = adam_with(
        parameters,
        {name: grads[name] for name in v},
        s,
        right_step(t, learning_rate, 0, beta2, epsilon),
    )[0]
    return moved_on, v, s


def adam_momentum_only(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return learning_rate * v / (1 - beta1**t)

    return adam_with(parameters, v, s, step)


def adam_plus(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return -learning_rate * (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_no_rate(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)

    def step(v, s):
        return (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon)

    return adam_with(parameters, v, s, step)


def adam_forgets(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(right_start(parameters), right_start(parameters), grads, beta1, beta2)
    return adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))


def adam_s_with_beta1(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)
    return adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta1, epsilon))


def adam_weights_only(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)
    new = adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))[0]
    return {**parameters, **kept(new, lambda name: name[0] == "W")}, v, s


def adam_last_missing(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    v, s = both(v, s, grads, beta1, beta2)
    new = adam_with(parameters, v, s, right_step(t, learning_rate, beta1, beta2, epsilon))[0]
    early = kept(new, lambda name: name[1:] != last_layer(parameters))
    return {**parameters, **early}, v, s


def adam_old_returned(parameters, grads, v, s, t, learning_rate, beta1, beta2, epsilon):
    new_v, new_s = both(v, s, grads, beta1, beta2)
    return (
        adam_with(parameters, new_v, new_s, right_step(t, learning_rate, beta1, beta2, epsilon))[0],
        v,
        s,
    )


# update_lr


def lr_constant(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 + 0 * epoch_num


def lr_inverted(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + decay_rate * epoch_num)


def lr_power(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) ** epoch_num


def lr_one_early(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * (epoch_num + 1))


def lr_brackets(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) * epoch_num


def lr_linear(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 - decay_rate * epoch_num)


def lr_no_one(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / max(decay_rate * epoch_num, 1)


def lr_no_decay(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num)


def lr_root(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num**0.5)


def lr_exponential(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * 0.95 ** (decay_rate * epoch_num)


# schedule_lr_decay


def schedule_no_floor(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


def schedule_ceiling(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * -(-epoch_num // time_interval))


def schedule_late_floor(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))


def schedule_remainder(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * (epoch_num % time_interval))


def schedule_every_epoch(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * epoch_num) + 0 * time_interval


def schedule_multiplied(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * epoch_num * time_interval)


def schedule_only_then(learning_rate0, epoch_num, decay_rate, time_interval):
    return (
        learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))
        if epoch_num % time_interval == 0
        else learning_rate0
    )


def schedule_power(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)


def schedule_one_early(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * ((epoch_num + 1) // time_interval))


def schedule_stair_early(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval + 1))


def schedule_rounded(learning_rate0, epoch_num, decay_rate, time_interval):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval + 0.5))


MISTAKES = {
    "gd-plus": Mistake(
        function="update_parameters_with_gd",
        uses="gd_plus",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "勾配の向きに進んでいる", "en": "The step goes along the slope"},
        explanation={
            "ja": "勾配は上りの向きです。足しているので、コストが上がります。下るには引きます。",
            "en": "The slope points uphill, and it was added, so the cost rises. Going down means subtracting.",
        },
    ),
    "gd-no-rate": Mistake(
        function="update_parameters_with_gd",
        uses="gd_no_rate",
        concept="learning-rate",
        section="narrow-valley",
        title={"ja": "学習率を掛けていない", "en": "The learning rate is missing"},
        explanation={
            "ja": "勾配をそのまま引いています。一歩の長さは、学習率と勾配の積です。",
            "en": "The whole slope was subtracted. A step is as long as the rate times the slope.",
        },
    ),
    "gd-unchanged": Mistake(
        function="update_parameters_with_gd",
        uses="gd_unchanged",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "パラメータが変わっていない", "en": "The parameters stay the same"},
        explanation={
            "ja": "計算した値を辞書に戻していないか、元の辞書を返しています。",
            "en": "The new values are not stored, or the old dictionary is returned.",
        },
    ),
    "gd-multiplied": Mistake(
        function="update_parameters_with_gd",
        uses="gd_multiplied",
        concept="gradient-descent",
        section="narrow-valley",
        title={
            "ja": "パラメータにも学習率を掛けている",
            "en": "The rate multiplies the parameter too",
        },
        explanation={
            "ja": "括弧の位置が違います。学習率は勾配だけに掛かります。",
            "en": "The brackets stand in the wrong place. The rate multiplies the slope only.",
        },
    ),
    "gd-divided": Mistake(
        function="update_parameters_with_gd",
        uses="gd_divided",
        concept="learning-rate",
        section="narrow-valley",
        title={"ja": "学習率で割っている", "en": "It divides by the learning rate"},
        explanation={
            "ja": "学習率を小さくするほど一歩が長くなってしまいます。掛けましょう。",
            "en": "A smaller rate would make longer steps. Multiply instead.",
        },
    ),
    "gd-sign-only": Mistake(
        function="update_parameters_with_gd",
        uses="gd_sign_only",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "勾配の符号しか使っていない", "en": "Only the sign of the slope is used"},
        explanation={
            "ja": "どの要素も同じだけ動いています。勾配降下法では、急なところほど長く進みます。",
            "en": "Every entry moves by the same amount. In gradient descent steeper means further.",
        },
    ),
    "gd-weights-only": Mistake(
        function="update_parameters_with_gd",
        uses="gd_weights_only",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "b を更新していない", "en": "b is not updated"},
        explanation={
            "ja": "W だけが動いています。b も同じように更新します。",
            "en": "Only W moves. b is updated in the same way.",
        },
    ),
    "gd-biases-only": Mistake(
        function="update_parameters_with_gd",
        uses="gd_biases_only",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "W を更新していない", "en": "W is not updated"},
        explanation={
            "ja": "b だけが動いています。W も同じように更新します。",
            "en": "Only b moves. W is updated in the same way.",
        },
    ),
    "gd-first-only": Mistake(
        function="update_parameters_with_gd",
        uses="gd_first_only",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "第 1 層しか更新していない", "en": "Only the first layer is updated"},
        explanation={
            "ja": "ループが一回で終わっています。層の数は parameters の要素の数の半分です。",
            "en": "The loop ends after one round. There are half as many layers as entries in parameters.",
        },
    ),
    "gd-last-missing": Mistake(
        function="update_parameters_with_gd",
        uses="gd_last_missing",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "最後の層を更新していない", "en": "The last layer is not updated"},
        explanation={
            "ja": "range(1, L) は L を含みません。第 L 層まで更新します。",
            "en": "range(1, L) does not include L. Update up to layer L.",
        },
    ),
    "batches-unshuffled": Mistake(
        function="random_mini_batches",
        uses="batches_unshuffled",
        concept="mini-batches",
        section="cutting",
        title={"ja": "混ぜていない", "en": "Nothing was shuffled"},
        explanation={
            "ja": "例が元の順のままです。似た例が並んでいると、バッチがどれも偏ります。",
            "en": "The examples are in their old order. Where similar ones stand together, every batch is lopsided.",
        },
    ),
    "batches-two-orders": Mistake(
        function="random_mini_batches",
        uses="batches_two_orders",
        concept="mini-batches",
        section="cutting",
        title={"ja": "X と Y を別々に混ぜている", "en": "X and Y are shuffled differently"},
        explanation={
            "ja": "ラベルが、よその例のものになっています。並べ替えは一つだけ引き、両方に使います。",
            "en": "Labels have ended up with other examples. Draw one permutation and use it for both.",
        },
    ),
    "batches-labels-left": Mistake(
        function="random_mini_batches",
        uses="batches_labels_left",
        concept="mini-batches",
        section="cutting",
        title={"ja": "Y を混ぜていない", "en": "Y was not shuffled"},
        explanation={
            "ja": "X だけが並べ替えられています。ラベルも同じ順に動かします。",
            "en": "Only X was reordered. The labels must follow in the same order.",
        },
    ),
    "batches-labels-only": Mistake(
        function="random_mini_batches",
        uses="batches_labels_only",
        concept="mini-batches",
        section="cutting",
        title={"ja": "X を混ぜていない", "en": "X was not shuffled"},
        explanation={
            "ja": "Y だけが並べ替えられています。例も同じ順に動かします。",
            "en": "Only Y was reordered. The examples must follow in the same order.",
        },
    ),
    "batches-last-missing": Mistake(
        function="random_mini_batches",
        uses="batches_last_missing",
        concept="mini-batches",
        section="cutting",
        title={"ja": "最後の小さなバッチが抜けている", "en": "The smaller last batch is missing"},
        explanation={
            "ja": "割り切れなかった余りの例が捨てられています。余りも一つのバッチとして使います。",
            "en": "The examples left over were thrown away. They are a batch of their own.",
        },
    ),
    "batches-last-filled": Mistake(
        function="random_mini_batches",
        uses="batches_last_filled",
        concept="mini-batches",
        section="cutting",
        title={"ja": "最後のバッチを別の例で埋めている", "en": "The last batch was filled up"},
        explanation={
            "ja": "足りない分を、もう使った例で埋めています。その例が二重に数えられます。最後のバッチは小さいままにします。",
            "en": "Examples already used fill the gap, so they count twice. Leave the last batch small.",
        },
    ),
    "batches-empty-last": Mistake(
        function="random_mini_batches",
        uses="batches_empty_last",
        concept="mini-batches",
        section="cutting",
        title={"ja": "空のバッチができている", "en": "There is an empty batch"},
        explanation={
            "ja": "ちょうど割り切れるときにも、余りのバッチを足しています。空のバッチで平均をとると 0/0 になります。",
            "en": "A batch for the remainder is added even when there is none. Averaging over it gives 0/0.",
        },
    ),
    "batches-rows": Mistake(
        function="random_mini_batches",
        uses="batches_rows",
        concept="mini-batches",
        section="cutting",
        title={"ja": "行で切っている", "en": "Rows were cut instead of columns"},
        explanation={
            "ja": "例は列に並んでいます。X[a:b] は特徴量を切り分けます。X[:, a:b] とします。",
            "en": "Examples are columns. X[a:b] cuts features; it takes X[:, a:b].",
        },
    ),
    "batches-swapped": Mistake(
        function="random_mini_batches",
        uses="batches_swapped",
        concept="mini-batches",
        section="cutting",
        title={"ja": "組の順が逆になっている", "en": "The pairs are the wrong way round"},
        explanation={
            "ja": "(Y, X) の順になっています。(X_batch, Y_batch) の順に返します。",
            "en": "They read (Y, X). Return (X_batch, Y_batch).",
        },
    ),
    "batches-seed-ignored": Mistake(
        function="random_mini_batches",
        uses="batches_seed_ignored",
        concept="mini-batches",
        section="cutting",
        title={"ja": "渡されたシードを使っていない", "en": "The given seed is not used"},
        explanation={
            "ja": "混ざってはいますが、シードどおりの順ではありません。シードを使わないと、エポックごとに変えることも、繰り返すこともできません。",
            "en": "It is shuffled, but not as the seed says. Without the seed epochs cannot differ on purpose, nor can a run be repeated.",
        },
    ),
    "batches-replaced": Mistake(
        function="random_mini_batches",
        uses="batches_replaced",
        concept="mini-batches",
        section="cutting",
        title={"ja": "同じ例を何度も引いている", "en": "Examples are drawn again and again"},
        explanation={
            "ja": "番号を一つずつ独立に引くと、二度出る例と、一度も出ない例ができます。並べ替えなら、どの例もちょうど一度です。",
            "en": "Drawing numbers one by one repeats some examples and leaves others out. In a permutation each stands exactly once.",
        },
    ),
    "batches-whole": Mistake(
        function="random_mini_batches",
        uses="batches_whole",
        concept="mini-batches",
        section="cutting",
        title={"ja": "切り分けていない", "en": "Nothing was cut"},
        explanation={
            "ja": "混ぜただけで、全部が一つのバッチになっています。mini_batch_size 列ずつに切ります。",
            "en": "It is shuffled but all one batch. Cut it every mini_batch_size columns.",
        },
    ),
    "velocity-ones": Mistake(
        function="initialize_velocity",
        uses="velocity_ones",
        concept="momentum",
        section="momentum",
        title={"ja": "0 ではなく 1 で始めている", "en": "It begins with ones"},
        explanation={
            "ja": "速度が最初からあることになります。止まったボールは v = 0 です。",
            "en": "The ball would have a velocity from the start. At rest v = 0.",
        },
    ),
    "velocity-copies": Mistake(
        function="initialize_velocity",
        uses="velocity_copies",
        concept="momentum",
        section="momentum",
        title={"ja": "パラメータの値が入っている", "en": "It holds the parameters' values"},
        explanation={
            "ja": "形だけでなく値まで写しています。入れるのは零です。",
            "en": "Not only the shapes but the values were copied. It takes zeros.",
        },
    ),
    "velocity-names": Mistake(
        function="initialize_velocity",
        uses="velocity_names",
        concept="momentum",
        section="momentum",
        title={"ja": "名前に d がない", "en": "The names lack their d"},
        explanation={
            "ja": "v は勾配の平均なので、名前も勾配と同じ dW1、db1 です。",
            "en": "v averages slopes, so it has their names: dW1, db1.",
        },
    ),
    "velocity-v-names": Mistake(
        function="initialize_velocity",
        uses="velocity_v_names",
        concept="momentum",
        section="momentum",
        title={"ja": "名前が v で始まっている", "en": "The names begin with v"},
        explanation={
            "ja": "更新の関数が探すのは dW1、db1 という名前です。",
            "en": "The update looks for dW1 and db1.",
        },
    ),
    "velocity-weights-only": Mistake(
        function="initialize_velocity",
        uses="velocity_weights_only",
        concept="momentum",
        section="momentum",
        title={"ja": "b の分がない", "en": "Those for b are missing"},
        explanation={
            "ja": "バイアスにも速度が要ります。",
            "en": "Biases have a velocity, too.",
        },
    ),
    "velocity-last-missing": Mistake(
        function="initialize_velocity",
        uses="velocity_last_missing",
        concept="momentum",
        section="momentum",
        title={"ja": "最後の層の分がない", "en": "The last layer is missing"},
        explanation={
            "ja": "range(1, L) は L を含みません。第 L 層まで用意します。",
            "en": "range(1, L) does not include L. Go up to layer L.",
        },
    ),
    "velocity-from-zero": Mistake(
        function="initialize_velocity",
        uses="velocity_from_zero",
        concept="momentum",
        section="momentum",
        title={"ja": "層を 0 から数えている", "en": "Layers are counted from 0"},
        explanation={
            "ja": "層の番号は 1 からです。range(L) の番号には 1 を足します。",
            "en": "Layers count from 1. Add 1 to the numbers of range(L).",
        },
    ),
    "velocity-flat": Mistake(
        function="initialize_velocity",
        uses="velocity_flat",
        concept="momentum",
        section="momentum",
        title={"ja": "形が一列に潰れている", "en": "The shapes are flat"},
        explanation={
            "ja": "(4, 3) が (12,) になっています。パラメータと同じ形にします。",
            "en": "(4, 3) has become (12,). Keep the shape of the parameter.",
        },
    ),
    "velocity-turned": Mistake(
        function="initialize_velocity",
        uses="velocity_turned",
        concept="momentum",
        section="momentum",
        title={"ja": "行と列が逆になっている", "en": "Rows and columns are swapped"},
        explanation={
            "ja": "パラメータと同じ形にします。np.zeros に value.shape をそのまま渡せば間違えません。",
            "en": "Use the parameter's shape as it is; np.zeros takes value.shape.",
        },
    ),
    "velocity-numbers": Mistake(
        function="initialize_velocity",
        uses="velocity_numbers",
        concept="momentum",
        section="momentum",
        title={"ja": "配列ではなく、ただの 0 が入っている", "en": "Plain zeros instead of arrays"},
        explanation={
            "ja": "足し算はできてしまいますが、要素ごとの記憶には、パラメータと同じ形の配列が要ります。",
            "en": "Adding would even work, but a memory per entry needs arrays in the parameters' shapes.",
        },
    ),
    "momentum-no-share": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_no_share",
        concept="momentum",
        section="momentum",
        title={"ja": "1 − β を掛けていない", "en": "The factor 1 − β is missing"},
        explanation={
            "ja": "v が平均ではなく和になり、β = 0.9 なら十倍ほどに育ちます。この書き方もありますが、ここでは平均です。",
            "en": "v becomes a sum instead of an average and grows about tenfold for β = 0.9. That version exists; here it is the average.",
        },
    ),
    "momentum-swapped": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_swapped",
        concept="exponentially-weighted-averages",
        section="weighted-averages",
        title={"ja": "β と 1 − β が逆になっている", "en": "β and 1 − β are swapped"},
        explanation={
            "ja": "最新の勾配をほとんどそのまま使っています。β は、古い速度を残す割合です。",
            "en": "The newest slope is used almost alone. β is the share of the old velocity that is kept.",
        },
    ),
    "momentum-forgets": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_forgets",
        concept="momentum",
        section="momentum",
        title={"ja": "前の速度を使っていない", "en": "The old velocity is not used"},
        explanation={
            "ja": "毎回 0 から始めているので、学習率が十分の一の勾配降下法と同じです。渡された v を使います。",
            "en": "It starts from 0 each time: gradient descent with a smaller rate. Use the v that was passed.",
        },
    ),
    "momentum-by-slope": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_by_slope",
        concept="momentum",
        section="momentum",
        title={"ja": "パラメータを勾配で動かしている", "en": "The parameters move by the slope"},
        explanation={
            "ja": "v は正しく更新されていますが、使われていません。これでは勾配降下法です。",
            "en": "v is brought up to date and then not used: plain gradient descent.",
        },
    ),
    "momentum-by-old": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_by_old",
        concept="momentum",
        section="momentum",
        title={"ja": "更新する前の v で動かしている", "en": "The parameters move by the old v"},
        explanation={
            "ja": "順が逆です。先に v を更新し、その新しい v で動かします。",
            "en": "The order is reversed: first update v, then move by the new one.",
        },
    ),
    "momentum-plus": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_plus",
        concept="momentum",
        section="momentum",
        title={"ja": "v の向きに進んでいる", "en": "The step goes along v"},
        explanation={
            "ja": "v は勾配の平均なので、上りを指します。引きましょう。",
            "en": "v averages slopes, so it points uphill. Subtract it.",
        },
    ),
    "momentum-no-rate": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_no_rate",
        concept="momentum",
        section="momentum",
        title={"ja": "学習率を掛けていない", "en": "The learning rate is missing"},
        explanation={
            "ja": "速度をそのまま引いています。一歩は、学習率と v の積です。",
            "en": "The whole velocity was subtracted. A step is the rate times v.",
        },
    ),
    "momentum-old-returned": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_old_returned",
        concept="momentum",
        section="momentum",
        title={"ja": "古い v を返している", "en": "The old v is returned"},
        explanation={
            "ja": "パラメータは正しく動いていますが、記憶が次の一歩へ伝わりません。",
            "en": "The parameters move rightly, but the memory does not reach the next step.",
        },
    ),
    "momentum-weights-only": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_weights_only",
        concept="momentum",
        section="momentum",
        title={"ja": "b を更新していない", "en": "b is not updated"},
        explanation={
            "ja": "W だけが動いています。b も自分の v で更新します。",
            "en": "Only W moves. b is updated by its own v.",
        },
    ),
    "momentum-last-missing": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_last_missing",
        concept="momentum",
        section="momentum",
        title={"ja": "最後の層を更新していない", "en": "The last layer is not updated"},
        explanation={
            "ja": "range(1, L) は L を含みません。第 L 層まで更新します。",
            "en": "range(1, L) does not include L. Update up to layer L.",
        },
    ),
    "momentum-rate-in-v": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_rate_in_v",
        concept="momentum",
        section="momentum",
        title={"ja": "学習率を v の中に入れている", "en": "The learning rate stands inside v"},
        explanation={
            "ja": "よく見る別の書き方ですが、v の意味が変わります。ここでは v は勾配の平均で、学習率は動かすときに掛けます。",
            "en": "A common other version, but v means something else in it. Here v averages slopes and the rate comes in with the move.",
        },
    ),
    "momentum-corrected": Mistake(
        function="update_parameters_with_momentum",
        uses="momentum_corrected",
        concept="momentum",
        section="momentum",
        title={"ja": "v を 1 − β で割っている", "en": "v is divided by 1 − β"},
        explanation={
            "ja": "Adam の補正のつもりでしょうか。この関数には t がなく、補正はしません。",
            "en": "As if it were the correction of Adam. There is no t here and nothing is corrected.",
        },
    ),
    "start-one": Mistake(
        function="initialize_adam",
        uses="start_one",
        concept="adam",
        section="adam",
        title={"ja": "辞書を一つしか返していない", "en": "Only one dictionary is returned"},
        explanation={
            "ja": "Adam には記憶が二つ要ります。v（向き）と s（大きさ）の組を返します。",
            "en": "Adam needs two memories. Return the pair of v (direction) and s (size).",
        },
    ),
    "start-ones": Mistake(
        function="initialize_adam",
        uses="start_ones",
        concept="adam",
        section="adam",
        title={"ja": "s を 1 で始めている", "en": "s begins with ones"},
        explanation={
            "ja": "割り算が心配だったのかもしれませんが、0 から始めて、補正と ε に任せます。",
            "en": "Perhaps out of worry about the division. It starts at 0; the correction and ε take care of that.",
        },
    ),
    "start-slopes": Mistake(
        function="initialize_adam",
        uses="start_slopes",
        concept="adam",
        section="adam",
        title={"ja": "s にパラメータの二乗が入っている", "en": "s holds squares of the parameters"},
        explanation={
            "ja": "s は勾配の二乗の平均で、まだ勾配を見ていないので零です。",
            "en": "s averages squared slopes; none has been seen yet, so it is zero.",
        },
    ),
    "start-names": Mistake(
        function="initialize_adam",
        uses="start_names",
        concept="adam",
        section="adam",
        title={"ja": "名前に d がない", "en": "The names lack their d"},
        explanation={
            "ja": "v も s も勾配についての記憶なので、名前は dW1、db1 です。",
            "en": "Both are memories of slopes, so the names are dW1, db1.",
        },
    ),
    "start-letters": Mistake(
        function="initialize_adam",
        uses="start_letters",
        concept="adam",
        section="adam",
        title={"ja": "名前が v と s で始まっている", "en": "The names begin with v and s"},
        explanation={
            "ja": "どちらの辞書でも、名前は勾配と同じ dW1、db1 です。",
            "en": "In both dictionaries the names are those of the slopes, dW1 and db1.",
        },
    ),
    "start-weights-only": Mistake(
        function="initialize_adam",
        uses="start_weights_only",
        concept="adam",
        section="adam",
        title={"ja": "b の分がない", "en": "Those for b are missing"},
        explanation={
            "ja": "バイアスにも、記憶が二つずつ要ります。",
            "en": "Biases need their two memories as well.",
        },
    ),
    "start-last-missing": Mistake(
        function="initialize_adam",
        uses="start_last_missing",
        concept="adam",
        section="adam",
        title={"ja": "最後の層の分がない", "en": "The last layer is missing"},
        explanation={
            "ja": "range(1, L) は L を含みません。第 L 層まで用意します。",
            "en": "range(1, L) does not include L. Go up to layer L.",
        },
    ),
    "start-s-numbers": Mistake(
        function="initialize_adam",
        uses="start_s_numbers",
        concept="adam",
        section="adam",
        title={"ja": "s が配列ではなく数になっている", "en": "s holds numbers instead of arrays"},
        explanation={
            "ja": "大きさは要素ごとに覚えます。配列一つに数一つでは、方向ごとのものさしになりません。",
            "en": "Sizes are remembered entry by entry. One number per array is no measure for every direction.",
        },
    ),
    "start-flat": Mistake(
        function="initialize_adam",
        uses="start_flat",
        concept="adam",
        section="adam",
        title={"ja": "形が一列に潰れている", "en": "The shapes are flat"},
        explanation={
            "ja": "パラメータと同じ形の零にします。",
            "en": "Zeros in the shape of the parameter.",
        },
    ),
    "adam-uncorrected": Mistake(
        function="update_parameters_with_adam",
        uses="adam_uncorrected",
        concept="bias-correction",
        section="adam-terms",
        title={"ja": "偏りの補正が二つともない", "en": "Both corrections are missing"},
        explanation={
            "ja": "v も s も 0 から始まり、違う度合いで小さすぎます。最初の一歩が 3.16 倍になります。1 − β^t で割ります。",
            "en": "v and s start at 0 and are too small by different amounts; the first step is 3.16 times too long. Divide by 1 − β^t.",
        },
    ),
    "adam-only-v": Mistake(
        function="update_parameters_with_adam",
        uses="adam_only_v",
        concept="bias-correction",
        section="adam-terms",
        title={"ja": "s を補正していない", "en": "s is not corrected"},
        explanation={
            "ja": "割る数だけが小さすぎるので、最初の一歩は三十倍にもなります。s も 1 − β2^t で割ります。",
            "en": "Only the divisor is too small, so the first step is thirty times too long. Divide s by 1 − β2^t.",
        },
    ),
    "adam-only-s": Mistake(
        function="update_parameters_with_adam",
        uses="adam_only_s",
        concept="bias-correction",
        section="adam-terms",
        title={"ja": "v を補正していない", "en": "v is not corrected"},
        explanation={
            "ja": "分子だけが小さすぎるので、最初の一歩は十分の一です。v も 1 − β1^t で割ります。",
            "en": "Only the numerator is too small, so the first step is a tenth. Divide v by 1 − β1^t.",
        },
    ),
    "adam-no-power": Mistake(
        function="update_parameters_with_adam",
        uses="adam_no_power",
        concept="bias-correction",
        section="bias-correction",
        title={"ja": "補正に t を使っていない", "en": "The correction does not use t"},
        explanation={
            "ja": "1 − β で割るのは一歩目だけ正しく、そのあとは直しすぎます。t 乗します。",
            "en": "Dividing by 1 − β is right for the first step only and too much later on. It takes the power t.",
        },
    ),
    "adam-times-t": Mistake(
        function="update_parameters_with_adam",
        uses="adam_times_t",
        concept="bias-correction",
        section="bias-correction",
        title={"ja": "β^t が掛け算になっている", "en": "β^t became a product"},
        explanation={
            "ja": "β × t と計算しています。べきは beta1 ** t です。",
            "en": "It computes β times t. The power is beta1 ** t.",
        },
    ),
    "adam-next-t": Mistake(
        function="update_parameters_with_adam",
        uses="adam_next_t",
        concept="bias-correction",
        section="bias-correction",
        title={"ja": "t を一つ多く数えている", "en": "t is one too many"},
        explanation={
            "ja": "t は、もうこの一歩の番号です。関数の中でさらに増やしません。",
            "en": "t already is the number of this step. It is not increased again inside.",
        },
    ),
    "adam-stored": Mistake(
        function="update_parameters_with_adam",
        uses="adam_stored",
        concept="bias-correction",
        section="bias-correction",
        title={"ja": "補正した v と s を返している", "en": "The corrected v and s are returned"},
        explanation={
            "ja": "次の一歩で、補正したものをまた補正することになります。返すのは補正前のものです。",
            "en": "The next step would correct what is corrected already. Return them uncorrected.",
        },
    ),
    "adam-epsilon-inside": Mistake(
        function="update_parameters_with_adam",
        uses="adam_epsilon_inside",
        concept="adam",
        section="adam-terms",
        title={"ja": "ε が平方根の中にある", "en": "ε stands inside the root"},
        explanation={
            "ja": "√(ŝ + ε) ではなく √ŝ + ε です。中に入れると、ε の効き目がずっと大きくなります。",
            "en": "It is √ŝ + ε, not √(ŝ + ε). Inside, ε weighs far more.",
        },
    ),
    "adam-no-epsilon": Mistake(
        function="update_parameters_with_adam",
        uses="adam_no_epsilon",
        concept="adam",
        section="adam-terms",
        title={"ja": "ε がない", "en": "ε is missing"},
        explanation={
            "ja": "勾配が一度もなかった要素で 0/0 になり、`nan` が出ます。",
            "en": "Where there has never been a slope this is 0/0, `nan`.",
        },
    ),
    "adam-no-root": Mistake(
        function="update_parameters_with_adam",
        uses="adam_no_root",
        concept="rmsprop",
        section="rmsprop",
        title={"ja": "平方根をとっていない", "en": "The root is missing"},
        explanation={
            "ja": "単位が合わず、勾配の大きい要素ほど一歩が短くなっています。√ŝ で割ります。",
            "en": "The units do not match: entries with large slopes take short steps. Divide by √ŝ.",
        },
    ),
    "adam-no-square": Mistake(
        function="update_parameters_with_adam",
        uses="adam_no_square",
        concept="rmsprop",
        section="rmsprop",
        title={"ja": "s で勾配を二乗していない", "en": "The slopes are not squared in s"},
        explanation={
            "ja": "s は符号のない大きさを測るものです。二乗しないと、正と負が打ち消し合います。",
            "en": "s measures size without sign. Unsquared, plus and minus cancel.",
        },
    ),
    "adam-square-of-share": Mistake(
        function="update_parameters_with_adam",
        uses="adam_square_of_share",
        concept="rmsprop",
        section="rmsprop",
        title={"ja": "1 − β2 まで二乗している", "en": "1 − β2 is squared as well"},
        explanation={
            "ja": "括弧の位置が違います。二乗するのは勾配だけです。",
            "en": "The brackets stand in the wrong place. Only the slope is squared.",
        },
    ),
    "adam-betas-swapped": Mistake(
        function="update_parameters_with_adam",
        uses="adam_betas_swapped",
        concept="adam",
        section="adam-terms",
        title={"ja": "β1 と β2 が逆になっている", "en": "β1 and β2 are swapped"},
        explanation={
            "ja": "向きの記憶（β1）は短く、大きさの記憶（β2）は長くします。",
            "en": "The memory of direction (β1) is short, that of size (β2) long.",
        },
    ),
    "adam-weights-swapped": Mistake(
        function="update_parameters_with_adam",
        uses="adam_weights_swapped",
        concept="exponentially-weighted-averages",
        section="weighted-averages",
        title={"ja": "β と 1 − β が逆になっている", "en": "β and 1 − β are swapped"},
        explanation={
            "ja": "最新の勾配をほとんどそのまま使っています。β は古い平均を残す割合です。",
            "en": "The newest slope is used almost alone. β is the share of the old average that is kept.",
        },
    ),
    "adam-by-slope": Mistake(
        function="update_parameters_with_adam",
        uses="adam_by_slope",
        concept="momentum",
        section="momentum",
        title={
            "ja": "分子が v ではなく勾配になっている",
            "en": "The numerator is the slope, not v",
        },
        explanation={
            "ja": "向きの記憶を使っていないので、RMSprop になっています。",
            "en": "The memory of direction is not used: this is RMSprop.",
        },
    ),
    "adam-momentum-only": Mistake(
        function="update_parameters_with_adam",
        uses="adam_momentum_only",
        concept="rmsprop",
        section="rmsprop",
        title={"ja": "s で割っていない", "en": "Nothing is divided by s"},
        explanation={
            "ja": "これは補正したモーメンタムです。ふだんの大きさ √ŝ で割ると、歩幅がそろいます。",
            "en": "That is momentum, corrected. Dividing by the usual size √ŝ evens out the steps.",
        },
    ),
    "adam-plus": Mistake(
        function="update_parameters_with_adam",
        uses="adam_plus",
        concept="gradient-descent",
        section="narrow-valley",
        title={"ja": "勾配の向きに進んでいる", "en": "The step goes uphill"},
        explanation={
            "ja": "足しているので、コストが上がります。引きます。",
            "en": "It was added, so the cost rises. Subtract.",
        },
    ),
    "adam-no-rate": Mistake(
        function="update_parameters_with_adam",
        uses="adam_no_rate",
        concept="learning-rate",
        section="adam",
        title={"ja": "学習率を掛けていない", "en": "The learning rate is missing"},
        explanation={
            "ja": "商はだいたい 1 なので、どの要素も 1 ほど動いてしまいます。学習率が一歩の長さです。",
            "en": "The quotient is about 1, so every entry moves by about 1. The rate is the length of a step.",
        },
    ),
    "adam-forgets": Mistake(
        function="update_parameters_with_adam",
        uses="adam_forgets",
        concept="adam",
        section="adam",
        title={"ja": "渡された v と s を使っていない", "en": "The v and s passed in are not used"},
        explanation={
            "ja": "毎回 0 から始めているので、何も覚えていません。",
            "en": "It starts from 0 each time and remembers nothing.",
        },
    ),
    "adam-s-with-beta1": Mistake(
        function="update_parameters_with_adam",
        uses="adam_s_with_beta1",
        concept="bias-correction",
        section="bias-correction",
        title={"ja": "s を β1 で補正している", "en": "s is corrected with β1"},
        explanation={
            "ja": "s は β2 で平均したので、補正も 1 − β2^t です。",
            "en": "s was averaged with β2, so its correction is 1 − β2^t.",
        },
    ),
    "adam-weights-only": Mistake(
        function="update_parameters_with_adam",
        uses="adam_weights_only",
        concept="gradient-descent",
        section="adam",
        title={"ja": "b を更新していない", "en": "b is not updated"},
        explanation={
            "ja": "W だけが動いています。b も同じ式で更新します。",
            "en": "Only W moves. b follows the same formula.",
        },
    ),
    "adam-last-missing": Mistake(
        function="update_parameters_with_adam",
        uses="adam_last_missing",
        concept="gradient-descent",
        section="adam",
        title={"ja": "最後の層を更新していない", "en": "The last layer is not updated"},
        explanation={
            "ja": "range(1, L) は L を含みません。第 L 層まで更新します。",
            "en": "range(1, L) does not include L. Update up to layer L.",
        },
    ),
    "adam-old-returned": Mistake(
        function="update_parameters_with_adam",
        uses="adam_old_returned",
        concept="adam",
        section="adam",
        title={"ja": "古い v と s を返している", "en": "The old v and s are returned"},
        explanation={
            "ja": "パラメータは正しく動いていますが、記憶が次の一歩へ伝わりません。",
            "en": "The parameters move rightly, but the memories do not reach the next step.",
        },
    ),
    "lr-constant": Mistake(
        function="update_lr",
        uses="lr_constant",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "学習率が変わらない", "en": "The rate does not change"},
        explanation={
            "ja": "最初の学習率をそのまま返しています。1 + d·e で割ります。",
            "en": "The first rate is returned as it is. Divide it by 1 + d·e.",
        },
    ),
    "lr-inverted": Mistake(
        function="update_lr",
        uses="lr_inverted",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "学習率が増えている", "en": "The rate grows"},
        explanation={
            "ja": "割るところを掛けています。",
            "en": "It multiplies where it should divide.",
        },
    ),
    "lr-power": Mistake(
        function="update_lr",
        uses="lr_power",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "べきになっている", "en": "It raises to a power"},
        explanation={
            "ja": "エポックは減衰率に掛けるだけです。べきにすると、はるかに速く下がります。",
            "en": "The epoch only multiplies the decay rate. As a power the rate falls far faster.",
        },
    ),
    "lr-one-early": Mistake(
        function="update_lr",
        uses="lr_one_early",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "エポックを一つ多く数えている", "en": "Epochs are counted one too many"},
        explanation={
            "ja": "エポックは 0 からです。エポック 0 では、まだ最初の学習率です。",
            "en": "Epochs count from 0, and in epoch 0 it is still the first rate.",
        },
    ),
    "lr-brackets": Mistake(
        function="update_lr",
        uses="lr_brackets",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={
            "ja": "括弧が抜けて、エポックを掛けている",
            "en": "Brackets are missing, so the epoch multiplies",
        },
        explanation={
            "ja": "全体にエポックが掛かり、エポック 0 で 0 になります。分母は 1 + d·e です。",
            "en": "The epoch multiplies everything, 0 in epoch 0. The denominator is 1 + d·e.",
        },
    ),
    "lr-linear": Mistake(
        function="update_lr",
        uses="lr_linear",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "まっすぐに引いている", "en": "It falls along a straight line"},
        explanation={
            "ja": "やがて負の学習率になり、坂を上り始めます。割り算なら、0 にはなりません。",
            "en": "It turns negative in the end and climbs. By division it never reaches 0.",
        },
    ),
    "lr-no-one": Mistake(
        function="update_lr",
        uses="lr_no_one",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "分母に 1 を足していない", "en": "The 1 is missing in the denominator"},
        explanation={
            "ja": "エポック 0 で 0 の割り算になるのを避けても、値が違います。1 + d·e です。",
            "en": "Even with epoch 0 kept from dividing by zero the values are off. It is 1 + d·e.",
        },
    ),
    "lr-no-decay": Mistake(
        function="update_lr",
        uses="lr_no_decay",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "減衰率を使っていない", "en": "The decay rate is not used"},
        explanation={
            "ja": "減衰率が 1 のときしか合いません。d·e とします。",
            "en": "It agrees only for a decay rate of 1. It takes d·e.",
        },
    ),
    "lr-root": Mistake(
        function="update_lr",
        uses="lr_root",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "エポックの平方根をとっている", "en": "It takes the root of the epoch"},
        explanation={
            "ja": "ほかの減らし方と混ざっています。ここではエポックそのものです。",
            "en": "That mixes in another schedule. Here it is the epoch itself.",
        },
    ),
    "lr-exponential": Mistake(
        function="update_lr",
        uses="lr_exponential",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "指数で減らしている", "en": "It decays exponentially"},
        explanation={
            "ja": "それも使われる減らし方ですが、ここでは 1/(1 + d·e) です。",
            "en": "Another schedule in use, but here it is 1/(1 + d·e).",
        },
    ),
    "schedule-no-floor": Mistake(
        function="schedule_lr_decay",
        uses="schedule_no_floor",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "切り捨てていない", "en": "Nothing is rounded down"},
        explanation={
            "ja": "階段ではなく坂になっています。e/T を切り捨ててから掛けます。",
            "en": "A slope instead of stairs. Round e/T down before it multiplies.",
        },
    ),
    "schedule-ceiling": Mistake(
        function="schedule_lr_decay",
        uses="schedule_ceiling",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "切り上げている", "en": "It rounds up"},
        explanation={
            "ja": "エポック 1 で、もう一段下がってしまいます。切り捨てます。",
            "en": "By epoch 1 one stair is gone already. Round down.",
        },
    ),
    "schedule-late-floor": Mistake(
        function="schedule_lr_decay",
        uses="schedule_late_floor",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "切り捨てる場所が違う", "en": "It rounds down in the wrong place"},
        explanation={
            "ja": "減衰率を掛けてから切り捨てています。先に e/T を切り捨てます。",
            "en": "The decay rate was multiplied in first. Round e/T down, then multiply.",
        },
    ),
    "schedule-remainder": Mistake(
        function="schedule_lr_decay",
        uses="schedule_remainder",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "商ではなく余りを使っている", "en": "The remainder is used, not the quotient"},
        explanation={
            "ja": "% は余りです。学習率がのこぎりのように上下します。// は切り捨てた商です。",
            "en": "% is the remainder, and the rate goes up and down like a saw. // is the quotient rounded down.",
        },
    ),
    "schedule-every-epoch": Mistake(
        function="schedule_lr_decay",
        uses="schedule_every_epoch",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "間隔を使っていない", "en": "The interval is not used"},
        explanation={
            "ja": "毎エポック下がっています。T エポックごとにだけ下げます。",
            "en": "It falls every epoch. It should fall every T epochs only.",
        },
    ),
    "schedule-multiplied": Mistake(
        function="schedule_lr_decay",
        uses="schedule_multiplied",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "間隔で割らずに掛けている", "en": "It multiplies by the interval"},
        explanation={
            "ja": "ほとんどすぐに学習率がなくなります。e を T で割ります。",
            "en": "The rate is gone almost at once. Divide e by T.",
        },
    ),
    "schedule-only-then": Mistake(
        function="schedule_lr_decay",
        uses="schedule_only_then",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={
            "ja": "間隔ちょうどのエポックでしか下げていない",
            "en": "It falls only in epochs on the interval",
        },
        explanation={
            "ja": "次のエポックで最初の学習率に戻ってしまいます。下がった学習率は、次の段まで続きます。",
            "en": "The next epoch returns to the first rate. A fallen rate stays until the next stair.",
        },
    ),
    "schedule-power": Mistake(
        function="schedule_lr_decay",
        uses="schedule_power",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "べきになっている", "en": "It raises to a power"},
        explanation={
            "ja": "段ごとに同じ割合で減らす書き方です。ここでは、段の数を減衰率に掛けます。",
            "en": "That lowers by the same share at each stair. Here the number of stairs multiplies the decay rate.",
        },
    ),
    "schedule-one-early": Mistake(
        function="schedule_lr_decay",
        uses="schedule_one_early",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "一エポック早く下がっている", "en": "It falls one epoch early"},
        explanation={
            "ja": "エポックは 0 からです。エポック T − 1 では、まだ下がりません。",
            "en": "Epochs count from 0. In epoch T − 1 nothing has fallen yet.",
        },
    ),
    "schedule-stair-early": Mistake(
        function="schedule_lr_decay",
        uses="schedule_stair_early",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "最初から一段下がっている", "en": "It starts one stair down"},
        explanation={
            "ja": "エポック 0 では、まだ最初の学習率です。",
            "en": "In epoch 0 it is still the first rate.",
        },
    ),
    "schedule-rounded": Mistake(
        function="schedule_lr_decay",
        uses="schedule_rounded",
        concept="learning-rate-decay",
        section="learning-rate-decay",
        title={"ja": "四捨五入している", "en": "It rounds to the nearest"},
        explanation={
            "ja": "間隔の半ばで、もう下がっています。切り捨てます。",
            "en": "It falls half-way through an interval. Round down.",
        },
    ),
}
