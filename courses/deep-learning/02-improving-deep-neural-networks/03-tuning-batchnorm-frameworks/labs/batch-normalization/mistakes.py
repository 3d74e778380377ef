"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import tensorflow as tf
from authoring import Mistake

# batchnorm_forward


def moments(x, axis=0):
    """Mean and variance of the columns."""
    mean = tf.reduce_mean(x, axis=axis)
    return mean, tf.reduce_mean(tf.square(x - mean), axis=axis)


def forward(x, gamma, beta, eps=1e-5):
    """The right layer."""
    mean, var = moments(x)
    std = tf.sqrt(var + eps)
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, {"x_hat": x_hat, "gamma": gamma, "std": std}


def forward_scaled_by(x, gamma, beta, mean, std):
    """The layer with another mean or another divisor."""
    x_hat = (x - mean) / std
    return gamma * x_hat + beta, {"x_hat": x_hat, "gamma": gamma, "std": std}


def forward_over_units(x, gamma, beta, eps=1e-5):
    mean = tf.reduce_mean(x, axis=1, keepdims=True)
    var = tf.reduce_mean(tf.square(x - mean), axis=1, keepdims=True)
    return forward_scaled_by(x, gamma, beta, mean, tf.sqrt(var + eps))


def forward_whole_array(x, gamma, beta, eps=1e-5):
    mean, var = moments(x, axis=None)
    return forward_scaled_by(x, gamma, beta, mean, tf.sqrt(var + eps))


def forward_by_variance(x, gamma, beta, eps=1e-5):
    mean, var = moments(x)
    return forward_scaled_by(x, gamma, beta, mean, var + eps)


def forward_eps_outside(x, gamma, beta, eps=1e-5):
    mean, var = moments(x)
    return forward_scaled_by(x, gamma, beta, mean, tf.sqrt(var) + eps)


def forward_unbiased(x, gamma, beta, eps=1e-5):
    mean, var = moments(x)
    m = x.shape[0]
    return forward_scaled_by(x, gamma, beta, mean, tf.sqrt(var * m / (m - 1) + eps))


def forward_not_centred(x, gamma, beta, eps=1e-5):
    _, var = moments(x)
    return forward_scaled_by(x, gamma, beta, 0.0, tf.sqrt(var + eps))


def forward_only_centred(x, gamma, beta, eps=1e-5):
    mean, _ = moments(x)
    return forward_scaled_by(x, gamma, beta, mean, 1.0)


def forward_without_knobs(x, gamma, beta, eps=1e-5):
    _, cache = forward(x, gamma, beta, eps)
    return cache["x_hat"], cache


def forward_swapped(x, gamma, beta, eps=1e-5):
    return forward(x, beta, gamma, eps)


def forward_beta_inside(x, gamma, beta, eps=1e-5):
    _, cache = forward(x, gamma, beta, eps)
    return gamma * (cache["x_hat"] + beta), cache


# batchnorm_backward


def three_paths(dout, cache, gamma=True, mean=True, variance=True):
    """The right slopes, or without one of the parts of dx."""
    x_hat = cache["x_hat"]
    dx_hat = dout * cache["gamma"] if gamma else dout
    dx = dx_hat
    if mean:
        dx = dx - tf.reduce_mean(dx_hat, axis=0)
    if variance:
        dx = dx - x_hat * tf.reduce_mean(dx_hat * x_hat, axis=0)
    sums = tf.reduce_sum(dout * x_hat, axis=0), tf.reduce_sum(dout, axis=0)
    return dx / cache["std"], *sums


def backward_direct_only(dout, cache):
    return three_paths(dout, cache, mean=False, variance=False)


def backward_without_mean(dout, cache):
    return three_paths(dout, cache, mean=False)


def backward_without_variance(dout, cache):
    return three_paths(dout, cache, variance=False)


def backward_without_gamma(dout, cache):
    return three_paths(dout, cache, gamma=False)


def backward_means(dout, cache):
    dx, dgamma, dbeta = three_paths(dout, cache)
    m = dout.shape[0]
    return dx, dgamma / m, dbeta / m


def backward_sums_in_dx(dout, cache):
    x_hat, dx_hat = cache["x_hat"], dout * cache["gamma"]
    shared = x_hat * tf.reduce_sum(dx_hat * x_hat, axis=0)
    dx = (dx_hat - tf.reduce_sum(dx_hat, axis=0) - shared) / cache["std"]
    return dx, *three_paths(dout, cache)[1:]


def backward_not_divided(dout, cache):
    dx, dgamma, dbeta = three_paths(dout, cache)
    return dx * cache["std"], dgamma, dbeta


def backward_gamma_like_beta(dout, cache):
    dx, _, dbeta = three_paths(dout, cache)
    return dx, dbeta, dbeta


def backward_swapped(dout, cache):
    dx, dgamma, dbeta = three_paths(dout, cache)
    return dx, dbeta, dgamma


def backward_gamma_times_out(dout, cache):
    dx, dgamma, dbeta = three_paths(dout, cache)
    return dx, dgamma * cache["gamma"], dbeta


# update_running_averages


def averaged(old, new, weight):
    """The old pair and the new one, mixed."""
    return tuple(weight * before + (1 - weight) * now for before, now in zip(old, new, strict=True))


def running_other_convention(running_mean, running_var, mean, var, momentum=0.9):
    return averaged((running_mean, running_var), (mean, var), 1 - momentum)


def running_replaced(running_mean, running_var, mean, var, momentum=0.9):
    return mean, var


def running_never_changed(running_mean, running_var, mean, var, momentum=0.9):
    return running_mean, running_var


def running_halved(running_mean, running_var, mean, var, momentum=0.9):
    return averaged((running_mean, running_var), (mean, var), 0.5)


def running_old_kept(running_mean, running_var, mean, var, momentum=0.9):
    return running_mean + (1 - momentum) * mean, running_var + (1 - momentum) * var


def running_new_whole(running_mean, running_var, mean, var, momentum=0.9):
    return momentum * running_mean + mean, momentum * running_var + var


def running_spread(running_mean, running_var, mean, var, momentum=0.9):
    return averaged((running_mean, running_var), (mean, tf.sqrt(var)), momentum)


def running_only_mean(running_mean, running_var, mean, var, momentum=0.9):
    return averaged((running_mean, running_var), (mean, running_var), momentum)


def running_ignores_momentum(running_mean, running_var, mean, var, momentum=0.9):
    return averaged((running_mean, running_var), (mean, var), 0.9)


# batchnorm_test


def scaled(x, gamma, beta, mean, std):
    """Normalised with what is given."""
    return gamma * (x - mean) / std + beta


def predict_batch_statistics(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return forward(x, gamma, beta, eps)[0]


def predict_batch_mean(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return scaled(x, gamma, beta, moments(x)[0], tf.sqrt(running_var + eps))


def predict_batch_variance(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return scaled(x, gamma, beta, running_mean, tf.sqrt(moments(x)[1] + eps))


def predict_by_variance(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return scaled(x, gamma, beta, running_mean, running_var + eps)


def predict_eps_outside(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return scaled(x, gamma, beta, running_mean, tf.sqrt(running_var) + eps)


def predict_without_eps(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return scaled(x, gamma, beta, running_mean, tf.sqrt(running_var))


def predict_not_centred(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return scaled(x, gamma, beta, 0.0, tf.sqrt(running_var + eps))


def predict_without_knobs(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return (x - running_mean) / tf.sqrt(running_var + eps)


def predict_beta_inside(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * ((x - running_mean) / tf.sqrt(running_var + eps) + beta)


# train_with_batchnorm


class Training:
    """The right training, in parts that mistakes exchange."""

    def __init__(self, X, labels, layer_dims, momentum, seed):
        n_x, n_h, C = layer_dims
        start = tf.keras.initializers.GlorotNormal(seed=seed)
        self.X, self.labels, self.momentum = X, labels, momentum
        self.W1, self.W2 = tf.Variable(start((n_x, n_h))), tf.Variable(start((n_h, C)))
        self.gamma, self.beta = tf.Variable(tf.ones(n_h)), tf.Variable(tf.zeros(n_h))
        self.b2 = tf.Variable(tf.zeros(C))
        self.running = tf.zeros(n_h), tf.ones(n_h)

    def hidden(self, mode="batch"):
        """The hidden layer after its activation."""
        Z = tf.matmul(self.X, self.W1)
        if mode == "batch":
            return tf.nn.relu(forward(Z, self.gamma, self.beta)[0])
        if mode == "after":
            return forward(tf.nn.relu(Z), self.gamma, self.beta)[0]
        if mode == "off":
            return tf.nn.relu(Z)
        mean, var = self.running
        return tf.nn.relu(scaled(Z, self.gamma, self.beta, mean, tf.sqrt(var + 1e-5)))

    def logits(self, mode="batch"):
        """The logits."""
        return tf.matmul(self.hidden(mode), self.W2) + self.b2

    def loss(self, mode="batch", twice=False):
        """The mean loss."""
        logits = self.logits(mode)
        logits = tf.nn.softmax(logits) if twice else logits
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(self.labels, logits))

    def note(self):
        """Enter the present mini-batch into the running averages."""
        mean, var = moments(tf.matmul(self.X, self.W1))
        self.running = averaged(self.running, (mean, var), self.momentum)

    def step(self, rate, mode="batch", knobs=True, twice=False):
        """One update; the loss before it."""
        variables = [self.W1, self.W2, self.b2]
        if knobs and mode != "off":
            variables += [self.gamma, self.beta]
        with tf.GradientTape() as tape:
            loss = self.loss(mode, twice)
        for variable, gradient in zip(variables, tape.gradient(loss, variables), strict=True):
            variable.assign_sub(rate * gradient)
        return float(loss)

    def run(self, rate, steps, note=True, **settings):
        """The losses of a whole training."""
        losses = []
        for _ in range(steps):
            if note:
                self.note()
            losses.append(self.step(rate, **settings))
        return losses


def train_test_mode(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    return work.run(learning_rate, num_iterations, mode="running"), work.logits("running")


def train_predicts_with_batch(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    return work.run(learning_rate, num_iterations), work.logits("batch")


def train_empty_averages(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    return work.run(learning_rate, num_iterations, note=False), work.logits("running")


def train_ignores_momentum(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, 0.9, seed)
    return work.run(learning_rate, num_iterations), work.logits("running")


def train_fixed_knobs(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    return work.run(learning_rate, num_iterations, knobs=False), work.logits("running")


def train_without_layer(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    return work.run(learning_rate, num_iterations, mode="off"), work.logits("off")


def train_after_activation(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    losses = []
    for _ in range(num_iterations):
        mean, var = moments(tf.nn.relu(tf.matmul(X, work.W1)))
        work.running = averaged(work.running, (mean, var), momentum)
        losses.append(work.step(learning_rate, mode="after"))
    mean, var = work.running
    hidden = tf.nn.relu(tf.matmul(X, work.W1))
    hidden = scaled(hidden, work.gamma, work.beta, mean, tf.sqrt(var + 1e-5))
    return losses, tf.matmul(hidden, work.W2) + work.b2


def train_loss_afterwards(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    losses = []
    for _ in range(num_iterations):
        work.note()
        work.step(learning_rate)
        losses.append(float(work.loss()))
    return losses, work.logits("running")


def train_softmax_twice(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, seed)
    return work.run(learning_rate, num_iterations, twice=True), work.logits("running")


def train_ignores_seed(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, momentum, 1)
    return work.run(learning_rate, num_iterations), work.logits("running")


def train_last_statistics(
    X, labels, layer_dims, learning_rate=0.5, num_iterations=20, momentum=0.9, seed=1
):
    work = Training(X, labels, layer_dims, 0.0, seed)
    return work.run(learning_rate, num_iterations), work.logits("running")


MISTAKES = {
    "forward-over-units": Mistake(
        function="batchnorm_forward",
        uses="forward_over_units",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "例ではなくユニットにわたって平均している",
            "en": "The mean runs over the units",
        },
        explanation={
            "ja": (
                "行ごと、つまり一つの例の中で平均しています。これはレイヤー正規化です。平均は"
                "、列ごとに、例（axis=0）にわたってとります。"
            ),
            "en": (
                "The mean is taken in each row, over the units of one example. That is layer "
                "normalisation. Take it in each column, over the examples (axis=0)."
            ),
        },
    ),
    "forward-whole-array": Mistake(
        function="batchnorm_forward",
        uses="forward_whole_array",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "配列全体で一つの平均をとっている",
            "en": "One mean for the whole array",
        },
        explanation={
            "ja": (
                "すべてのユニットに同じ平均と分散を使っています。ユニットごとに尺度が違うので"
                "、平均と分散は形 (n,) でなければなりません。"
            ),
            "en": (
                "All units share one mean and one variance. Units differ in scale, so mean and "
                "variance must have shape (n,)."
            ),
        },
    ),
    "forward-by-variance": Mistake(
        function="batchnorm_forward",
        uses="forward_by_variance",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "標準偏差ではなく分散で割っている",
            "en": "Divided by the variance",
        },
        explanation={
            "ja": ("割った結果のばらつきが 1 になりません。平方根をとって、標準偏差で割ります。"),
            "en": (
                "The result does not have spread 1. Take the square root and divide by the "
                "standard deviation."
            ),
        },
    ),
    "forward-eps-outside": Mistake(
        function="batchnorm_forward",
        uses="forward_eps_outside",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "ε が根号の外にある",
            "en": "epsilon stands outside the root",
        },
        explanation={
            "ja": (
                "√σ² + ε になっています。分散が小さいユニットで値が変わります。ε は"
                "分散に足してから根号をとります。"
            ),
            "en": (
                "This is √σ² + ε, which differs for units of small variance. Add ε to the "
                "variance before taking the root."
            ),
        },
    ),
    "forward-unbiased": Mistake(
        function="batchnorm_forward",
        uses="forward_unbiased",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "分散を m − 1 で割っている",
            "en": "The variance is divided by m − 1",
        },
        explanation={
            "ja": (
                "母分散の推定に使う m − 1 で割っています。バッチ正規化では、このバッチ"
                "自身の分散を使うので m で割ります。"
            ),
            "en": (
                "m − 1 belongs to estimating a population's variance. Batch normalisation uses "
                "the variance of this very batch, so divide by m."
            ),
        },
    ),
    "forward-not-centred": Mistake(
        function="batchnorm_forward",
        uses="forward_not_centred",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "平均を引いていない",
            "en": "The mean is not subtracted",
        },
        explanation={
            "ja": (
                "ばらつきはそろいますが、値の位置は元のままです。割る前に、列ごとの平均を引きます。"
            ),
            "en": (
                "The spread is right but the values stay where they were. Subtract each "
                "column's mean before dividing."
            ),
        },
    ),
    "forward-only-centred": Mistake(
        function="batchnorm_forward",
        uses="forward_only_centred",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "平均を引いただけで、割っていない",
            "en": "Centred but not divided",
        },
        explanation={
            "ja": "0 の周りに来ますが、ばらつきが元のままです。標準偏差で割ります。",
            "en": (
                "The values lie around 0 with their old spread. Divide by the standard deviation."
            ),
        },
    ),
    "forward-without-knobs": Mistake(
        function="batchnorm_forward",
        uses="forward_without_knobs",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "γ と β を使っていない",
            "en": "gamma and beta are not used",
        },
        explanation={
            "ja": (
                "標準化したままの値を返しています。最後に γ を掛けて β を足すと、層が自"
                "分でばらつきと位置を選べるようになります。"
            ),
            "en": (
                "The standardised values are returned as they are. Multiply by γ and add β, so "
                "that the layer can choose spread and position."
            ),
        },
    ),
    "forward-swapped": Mistake(
        function="batchnorm_forward",
        uses="forward_swapped",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "γ と β が入れ替わっている",
            "en": "gamma and beta are exchanged",
        },
        explanation={
            "ja": (
                "β を掛けて γ を足しています。掛けるのが γ（ばらつき）、足すのが β（位置）です。"
            ),
            "en": "β is multiplied and γ added. γ multiplies (spread), β is added (position).",
        },
    ),
    "forward-beta-inside": Mistake(
        function="batchnorm_forward",
        uses="forward_beta_inside",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "β を足してから γ を掛けている",
            "en": "beta is added before gamma multiplies",
        },
        explanation={
            "ja": (
                "γ(x̂ + β) になっています。β にも γ が掛かってしまうので、先に"
                " γ を掛け、あとで β を足します。"
            ),
            "en": (
                "This is γ(x̂ + β), which multiplies β as well. Multiply by γ first, then add β."
            ),
        },
    ),
    "backward-direct-only": Mistake(
        function="batchnorm_backward",
        uses="backward_direct_only",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "直接の道しか通っていない",
            "en": "Only the direct path",
        },
        explanation={
            "ja": (
                "平均と分散も x に依存することが抜けています。列ごとの dx の和が 0 "
                "になるかを確かめてください。"
            ),
            "en": "Mean and variance depend on x too. Check whether each column of dx sums to 0.",
        },
    ),
    "backward-without-mean": Mistake(
        function="batchnorm_backward",
        uses="backward_without_mean",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "平均を通る道がない",
            "en": "The path through the mean is missing",
        },
        explanation={
            "ja": ("dx の列の和が 0 になっていません。dx_hat の列ごとの平均を引く項が必要です。"),
            "en": (
                "The columns of dx do not sum to 0. The mean of dx_hat in each column has to "
                "be subtracted."
            ),
        },
    ),
    "backward-without-variance": Mistake(
        function="batchnorm_backward",
        uses="backward_without_variance",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "分散を通る道がない",
            "en": "The path through the variance is missing",
        },
        explanation={
            "ja": (
                "列の和は 0 ですが、x̂ と直交していません。x̂ に mean(dx_h"
                "at · x̂) を掛けた項を引きます。"
            ),
            "en": (
                "The columns sum to 0 but are not orthogonal to x̂. Subtract x̂ times the mean "
                "of dx_hat · x̂."
            ),
        },
    ),
    "backward-without-gamma": Mistake(
        function="batchnorm_backward",
        uses="backward_without_gamma",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dx に γ が掛かっていない",
            "en": "gamma is missing from dx",
        },
        explanation={
            "ja": (
                "出力は γ x̂ + β なので、x̂ の傾きは γ · dout です。dx の計算は、そこから始めます。"
            ),
            "en": "The output is γ x̂ + β, so the slope of x̂ is γ · dout. Start dx from that.",
        },
    ),
    "backward-means": Mistake(
        function="batchnorm_backward",
        uses="backward_means",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dγ と dβ を平均している",
            "en": "dgamma and dbeta are means",
        },
        explanation={
            "ja": (
                "m で割っています。コストの 1/m は dout にもう入っているので、例"
                "についての和をとります。"
            ),
            "en": (
                "They are divided by m. The 1/m of the cost is already in dout, so sum over "
                "the examples."
            ),
        },
    ),
    "backward-sums-in-dx": Mistake(
        function="batchnorm_backward",
        uses="backward_sums_in_dx",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dx の中で平均ではなく和を使っている",
            "en": "Sums instead of means in dx",
        },
        explanation={
            "ja": ("平均と分散は m で割って求めたので、その道を戻るときにも 1/m が掛かります。"),
            "en": (
                "Mean and variance were divided by m, so the way back through them carries a "
                "factor 1/m."
            ),
        },
    ),
    "backward-not-divided": Mistake(
        function="batchnorm_backward",
        uses="backward_not_divided",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dx を標準偏差で割っていない",
            "en": "dx is not divided by the standard deviation",
        },
        explanation={
            "ja": ("順伝播で割ったものは、逆伝播でも割ります。最後に √(σ² + ε) で割ってください。"),
            "en": (
                "What divides on the way forward divides on the way back. Divide by √(σ² + ε) "
                "in the end."
            ),
        },
    ),
    "backward-gamma-like-beta": Mistake(
        function="batchnorm_backward",
        uses="backward_gamma_like_beta",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dγ に x̂ が掛かっていない",
            "en": "x̂ is missing from dgamma",
        },
        explanation={
            "ja": (
                "dγ が dβ と同じになっています。γ は x̂ に掛かっているので、do"
                "ut · x̂ を足し合わせます。"
            ),
            "en": "dgamma equals dbeta. γ multiplies x̂, so sum dout · x̂.",
        },
    ),
    "backward-swapped": Mistake(
        function="batchnorm_backward",
        uses="backward_swapped",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dγ と dβ の順が逆",
            "en": "dgamma and dbeta are exchanged",
        },
        explanation={
            "ja": "値は正しく、返す順番が逆です。dx、dγ、dβ の順で返します。",
            "en": "The values are right and the order is not: return dx, dgamma, dbeta.",
        },
    ),
    "backward-gamma-times-gamma": Mistake(
        function="batchnorm_backward",
        uses="backward_gamma_times_out",
        concept="batchnorm-gradients",
        section="batchnorm-backward",
        title={
            "ja": "dγ に γ を掛けている",
            "en": "dgamma is multiplied by gamma",
        },
        explanation={
            "ja": (
                "γ についての傾きは、γ に掛かっている x̂ です。dx_hat（γ を掛"
                "けたもの）ではなく、dout を使います。"
            ),
            "en": (
                "The slope with respect to γ is what multiplies it, x̂. Use dout, not dx_hat, "
                "which already holds a γ."
            ),
        },
    ),
    "running-other-convention": Mistake(
        function="update_running_averages",
        uses="running_other_convention",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "momentum を新しい値の重みにしている",
            "en": "momentum used as the weight of the new value",
        },
        explanation={
            "ja": (
                "PyTorch の約束になっています。ここでは Keras と同じく、mom"
                "entum は古い値の重み、1 − momentum が新しい値の重みです。"
            ),
            "en": (
                "That is PyTorch's convention. Here, as in Keras, momentum is the weight of "
                "the old value and 1 − momentum that of the new one."
            ),
        },
    ),
    "running-replaced": Mistake(
        function="update_running_averages",
        uses="running_replaced",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "最後のバッチで置き換えている",
            "en": "Replaced by the last batch",
        },
        explanation={
            "ja": (
                "一つのバッチの統計量は、偶然で大きく動きます。古い値を残しながら、少しずつ混"
                "ぜます。"
            ),
            "en": (
                "The statistics of one batch vary by chance. Keep the old value and mix the "
                "new one in slowly."
            ),
        },
    ),
    "running-never-changed": Mistake(
        function="update_running_averages",
        uses="running_never_changed",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "移動平均が変わっていない",
            "en": "The averages have not changed",
        },
        explanation={
            "ja": (
                "受け取った値をそのまま返しています。新しいバッチの平均と分散を (1 − m"
                "omentum) の重みで加えます。"
            ),
            "en": (
                "The averages come back as they were. Add the batch's mean and variance with "
                "weight 1 − momentum."
            ),
        },
    ),
    "running-halved": Mistake(
        function="update_running_averages",
        uses="running_halved",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "半分ずつ混ぜている",
            "en": "Mixed half and half",
        },
        explanation={
            "ja": ("momentum が使われていません。重みは momentum と 1 − momentum です。"),
            "en": "momentum is not used. The weights are momentum and 1 − momentum.",
        },
    ),
    "running-old-kept": Mistake(
        function="update_running_averages",
        uses="running_old_kept",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "古い値に momentum を掛けていない",
            "en": "The old value is not multiplied by momentum",
        },
        explanation={
            "ja": (
                "重みの和が 1 を超えるので、更新のたびに大きくなっていきます。古い値には "
                "momentum を掛けます。"
            ),
            "en": (
                "The weights add up to more than 1, so the average grows with every update. "
                "Multiply the old value by momentum."
            ),
        },
    ),
    "running-new-whole": Mistake(
        function="update_running_averages",
        uses="running_new_whole",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "新しい値に 1 − momentum を掛けていない",
            "en": "The new value lacks its weight",
        },
        explanation={
            "ja": (
                "新しいバッチをそのまま足しています。1 − momentum を掛けないと、平均になりません。"
            ),
            "en": (
                "The new batch is added whole. Without the factor 1 − momentum it is no average."
            ),
        },
    ),
    "running-spread": Mistake(
        function="update_running_averages",
        uses="running_spread",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "分散の代わりに標準偏差を混ぜている",
            "en": "Standard deviation mixed in for the variance",
        },
        explanation={
            "ja": "running_var には分散をためます。平方根をとるのは、使うときです。",
            "en": "running_var collects variances. The root is taken when they are used.",
        },
    ),
    "running-only-mean": Mistake(
        function="update_running_averages",
        uses="running_only_mean",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "分散を更新していない",
            "en": "The variance is not updated",
        },
        explanation={
            "ja": "平均だけが更新されています。分散も同じように更新します。",
            "en": "Only the mean is updated. The variance is updated in the same way.",
        },
    ),
    "running-ignores-momentum": Mistake(
        function="update_running_averages",
        uses="running_ignores_momentum",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "引数 momentum を使っていない",
            "en": "The argument momentum is ignored",
        },
        explanation={
            "ja": "いつも 0.9 で計算しています。関数の中に数を書かず、引数を使います。",
            "en": "It always computes with 0.9. Use the argument rather than a number.",
        },
    ),
    "test-batch-statistics": Mistake(
        function="batchnorm_test",
        uses="predict_batch_statistics",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "予測でバッチの統計量を使っている",
            "en": "Batch statistics at test time",
        },
        explanation={
            "ja": (
                "訓練のときの計算になっています。例が一つだと、どんな入力でも β になってし"
                "まいます。移動平均を使います。"
            ),
            "en": (
                "This is what training does. With a single example everything becomes β. Use "
                "the running averages."
            ),
        },
    ),
    "test-batch-mean": Mistake(
        function="batchnorm_test",
        uses="predict_batch_mean",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "平均だけバッチのものを使っている",
            "en": "The mean is still the batch's",
        },
        explanation={
            "ja": (
                "分散は移動平均ですが、引いている平均が今のバッチのものです。running_"
                "mean を引きます。"
            ),
            "en": (
                "The variance is the running one but the mean subtracted is that of this "
                "batch. Subtract running_mean."
            ),
        },
    ),
    "test-batch-variance": Mistake(
        function="batchnorm_test",
        uses="predict_batch_variance",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "分散だけバッチのものを使っている",
            "en": "The variance is still the batch's",
        },
        explanation={
            "ja": (
                "平均は移動平均ですが、割っているのは今のバッチの分散です。running_var を使います。"
            ),
            "en": (
                "The mean is the running one but the variance is that of this batch. Use "
                "running_var."
            ),
        },
    ),
    "test-by-variance": Mistake(
        function="batchnorm_test",
        uses="predict_by_variance",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "標準偏差ではなく分散で割っている",
            "en": "Divided by the variance",
        },
        explanation={
            "ja": "running_var は分散です。ε を足してから平方根をとって割ります。",
            "en": "running_var is a variance. Add ε, take the root, then divide.",
        },
    ),
    "test-eps-outside": Mistake(
        function="batchnorm_test",
        uses="predict_eps_outside",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "ε が根号の外にある",
            "en": "epsilon stands outside the root",
        },
        explanation={
            "ja": "訓練のときと同じく、ε は分散に足してから根号をとります。",
            "en": "As in training, add ε to the variance before taking the root.",
        },
    ),
    "test-without-eps": Mistake(
        function="batchnorm_test",
        uses="predict_without_eps",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "ε を足していない",
            "en": "epsilon is not added",
        },
        explanation={
            "ja": "訓練のときと式がずれ、分散が 0 のユニットでは 0 で割ることになります。",
            "en": (
                "The formula then differs from training, and a unit of variance 0 divides by zero."
            ),
        },
    ),
    "test-not-centred": Mistake(
        function="batchnorm_test",
        uses="predict_not_centred",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "移動平均を引いていない",
            "en": "The running mean is not subtracted",
        },
        explanation={
            "ja": "割っているだけです。先に running_mean を引きます。",
            "en": "It only divides. Subtract running_mean first.",
        },
    ),
    "test-without-knobs": Mistake(
        function="batchnorm_test",
        uses="predict_without_knobs",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "γ と β を使っていない",
            "en": "gamma and beta are not used",
        },
        explanation={
            "ja": "予測でも、訓練で学んだ γ を掛けて β を足します。",
            "en": "At test time too, multiply by the learned γ and add β.",
        },
    ),
    "test-beta-inside": Mistake(
        function="batchnorm_test",
        uses="predict_beta_inside",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "β を足してから γ を掛けている",
            "en": "beta is added before gamma multiplies",
        },
        explanation={
            "ja": "γ(x̂ + β) になっています。γ を掛けるのは x̂ だけです。",
            "en": "This is γ(x̂ + β). γ multiplies x̂ alone.",
        },
    ),
    "train-test-mode": Mistake(
        function="train_with_batchnorm",
        uses="train_test_mode",
        concept="batchnorm-at-test-time",
        section="batchnorm-in-keras",
        title={
            "ja": "訓練中に予測用の動作を使っている",
            "en": "Trained in test mode",
        },
        explanation={
            "ja": (
                "移動平均で正規化しながら訓練しています。Keras で training=T"
                "rue を忘れたのと同じです。訓練では、そのバッチの平均と分散を使います。"
            ),
            "en": (
                "Training normalises with the running averages, as when training=True is "
                "forgotten in Keras. In training use the mean and variance of the batch."
            ),
        },
    ),
    "train-predicts-with-batch": Mistake(
        function="train_with_batchnorm",
        uses="train_predicts_with_batch",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "最後の予測でバッチの統計量を使っている",
            "en": "The last prediction uses batch statistics",
        },
        explanation={
            "ja": (
                "損失は正しく、返すロジットが訓練用の動作のものです。batchnorm_te"
                "st と移動平均で計算します。"
            ),
            "en": (
                "The losses are right; the logits come from training mode. Compute them by "
                "batchnorm_test and the running averages."
            ),
        },
    ),
    "train-empty-averages": Mistake(
        function="train_with_batchnorm",
        uses="train_empty_averages",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "移動平均を一度も更新していない",
            "en": "The running averages are never updated",
        },
        explanation={
            "ja": (
                "平均 0、分散 1 のまま予測しています。毎回、Z の平均と分散を upda"
                "te_running_averages に渡します。"
            ),
            "en": (
                "Predictions use mean 0 and variance 1. Pass the mean and variance of Z to "
                "update_running_averages at every step."
            ),
        },
    ),
    "train-ignores-momentum": Mistake(
        function="train_with_batchnorm",
        uses="train_ignores_momentum",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "移動平均に momentum を渡していない",
            "en": "momentum is not passed on",
        },
        explanation={
            "ja": "いつも既定値の 0.9 でためています。引数 momentum を渡します。",
            "en": "The averages always use the default 0.9. Pass the argument momentum.",
        },
    ),
    "train-fixed-knobs": Mistake(
        function="train_with_batchnorm",
        uses="train_fixed_knobs",
        concept="batch-normalisation",
        section="training-loop",
        title={
            "ja": "γ と β を更新していない",
            "en": "gamma and beta are not updated",
        },
        explanation={
            "ja": (
                "γ と β もパラメータです。勾配を求める相手に加え、ほかの変数と一緒に更新します。"
            ),
            "en": (
                "γ and β are parameters too. Ask for their gradients and update them with the "
                "others."
            ),
        },
    ),
    "train-without-layer": Mistake(
        function="train_with_batchnorm",
        uses="train_without_layer",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "バッチ正規化が使われていない",
            "en": "Batch normalisation is not used",
        },
        explanation={
            "ja": (
                "線形、ReLU、線形のネットワークになっています。最初の線形と ReLU の"
                "間に batchnorm_forward を入れます。"
            ),
            "en": (
                "This is linear, ReLU, linear. Put batchnorm_forward between the first linear "
                "part and ReLU."
            ),
        },
    ),
    "train-after-activation": Mistake(
        function="train_with_batchnorm",
        uses="train_after_activation",
        concept="batch-normalisation",
        section="batch-normalisation",
        title={
            "ja": "ReLU のあとで正規化している",
            "en": "Normalised after ReLU",
        },
        explanation={
            "ja": ("この課題では、活性化の前で正規化します。順序は、線形、正規化、ReLU です。"),
            "en": (
                "In this lab the normalisation comes before the activation: linear, normalise, "
                "ReLU."
            ),
        },
    ),
    "train-loss-afterwards": Mistake(
        function="train_with_batchnorm",
        uses="train_loss_afterwards",
        concept="training-loop",
        section="training-loop",
        title={
            "ja": "更新のあとの損失を記録している",
            "en": "The loss is recorded after the update",
        },
        explanation={
            "ja": "リストが一歩ずれています。勾配を求めたときの、更新前の損失を記録します。",
            "en": (
                "The list is one step ahead. Record the loss from which the gradients came, "
                "before the update."
            ),
        },
    ),
    "train-softmax-twice": Mistake(
        function="train_with_batchnorm",
        uses="train_softmax_twice",
        concept="logits",
        section="logits",
        title={
            "ja": "ソフトマックスを二度かけている",
            "en": "Softmax applied twice",
        },
        explanation={
            "ja": "確率に直してから、ロジットを待つ損失に渡しています。ロジットのまま渡します。",
            "en": "Probabilities go into a loss that expects logits. Hand it the logits.",
        },
    ),
    "train-ignores-seed": Mistake(
        function="train_with_batchnorm",
        uses="train_ignores_seed",
        concept="glorot-initialisation",
        section="initialisation",
        title={
            "ja": "乱数シードの引数を使っていない",
            "en": "The seed is ignored",
        },
        explanation={
            "ja": (
                "いつも同じ初期値で始まります。GlorotNormal(seed=seed) として、引数を渡します。"
            ),
            "en": (
                "Every training starts from the same values. Pass the argument on: "
                "GlorotNormal(seed=seed)."
            ),
        },
    ),
    "train-last-statistics": Mistake(
        function="train_with_batchnorm",
        uses="train_last_statistics",
        concept="batchnorm-at-test-time",
        section="batchnorm-at-test-time",
        title={
            "ja": "最後のバッチの統計量だけで予測している",
            "en": "Only the last batch's statistics are kept",
        },
        explanation={
            "ja": ("移動平均が、毎回上書きされています。古い値に momentum を掛けて残します。"),
            "en": (
                "The running averages are overwritten at every step. Keep the old value, times "
                "momentum."
            ),
        },
    ),
}
