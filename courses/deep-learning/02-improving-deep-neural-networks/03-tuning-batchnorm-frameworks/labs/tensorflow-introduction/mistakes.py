"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import tensorflow as tf
from authoring import Mistake

# linear_function, sigmoid, one_hot_matrix


def linear_function_forgot_bias(W, X, b):
    return tf.matmul(W, X)


def linear_function_transposed(W, X, b):
    return tf.transpose(tf.matmul(W, X) + b)


def sigmoid_missing_minus(z):
    return 1 / (1 + tf.exp(tf.cast(z, tf.float32)))


def sigmoid_tanh(z):
    return tf.math.tanh(tf.cast(z, tf.float32))


def one_hot_transposed(label, C):
    return tf.one_hot(label, C)


def one_hot_reshaped(label, C):
    return tf.reshape(tf.one_hot(label, C), (C, len(label)))


def one_hot_from_one(label, C):
    return tf.one_hot(label - 1, C, axis=0)


def one_hot_inverted(label, C):
    return tf.one_hot(label, C, on_value=0.0, off_value=1.0, axis=0)


# initialize_parameters


def parameters_by(initializer, layer_dims, bias=tf.zeros):
    """Parameters whose weights come from `initializer` and biases from `bias`."""
    parameters = {}
    for layer in (1, 2, 3):
        rows, columns = layer_dims[layer], layer_dims[layer - 1]
        parameters[f"W{layer}"] = tf.Variable(initializer((rows, columns)))
        parameters[f"b{layer}"] = tf.Variable(bias((rows, 1)))
    return parameters


def glorot(seed):
    """The right rule."""
    return tf.keras.initializers.GlorotNormal(seed=seed)


def initialize_uniform(layer_dims, seed=1):
    return parameters_by(tf.keras.initializers.GlorotUniform(seed=seed), layer_dims)


def initialize_he(layer_dims, seed=1):
    return parameters_by(tf.keras.initializers.HeNormal(seed=seed), layer_dims)


def initialize_unscaled(layer_dims, seed=1):
    return parameters_by(tf.keras.initializers.RandomNormal(seed=seed), layer_dims)


def initialize_zeros(layer_dims, seed=1):
    return parameters_by(tf.zeros, layer_dims)


def initialize_ones_bias(layer_dims, seed=1):
    return parameters_by(glorot(seed), layer_dims, bias=tf.ones)


def initialize_ignores_seed(layer_dims, seed=1):
    return parameters_by(glorot(1), layer_dims)


def initialize_transposed(layer_dims, seed=1):
    right = parameters_by(glorot(seed), layer_dims)
    for layer in (1, 2, 3):
        shape = (layer_dims[layer - 1], layer_dims[layer])
        right[f"W{layer}"] = tf.Variable(glorot(seed)(shape))
    return right


# forward_propagation


def forward_with(X, parameters, hidden, output=tf.identity, biased=True):
    """The network with another activation inside or at the end, or without biases."""
    A = X
    for layer, activation in ((1, hidden), (2, hidden), (3, output)):
        Z = tf.matmul(parameters[f"W{layer}"], A)
        A = activation(Z + parameters[f"b{layer}"] if biased else Z)
    return A


def forward_relu_output(X, parameters):
    return forward_with(X, parameters, tf.nn.relu, tf.nn.relu)


def forward_softmax_output(X, parameters):
    return forward_with(X, parameters, tf.nn.relu, lambda Z: tf.nn.softmax(Z, axis=0))


def forward_no_activation(X, parameters):
    return forward_with(X, parameters, tf.identity)


def forward_sigmoid_hidden(X, parameters):
    return forward_with(X, parameters, tf.math.sigmoid)


def forward_forgot_biases(X, parameters):
    return forward_with(X, parameters, tf.nn.relu, biased=False)


# compute_total_loss


def keras_losses(labels, logits, from_logits=True):
    """The losses by Keras, which expects examples in rows."""
    return tf.keras.losses.categorical_crossentropy(labels, logits, from_logits=from_logits)


def loss_without_from_logits(logits, labels):
    losses = keras_losses(tf.transpose(labels), tf.transpose(logits), from_logits=False)
    return tf.reduce_sum(losses)


def loss_not_transposed(logits, labels):
    return tf.reduce_sum(keras_losses(labels, logits))


def loss_mean(logits, labels):
    return tf.reduce_mean(keras_losses(tf.transpose(labels), tf.transpose(logits)))


def loss_not_summed(logits, labels):
    return keras_losses(tf.transpose(labels), tf.transpose(logits))


def loss_sigmoid(logits, labels):
    return tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits))


def loss_softmax_twice(logits, labels):
    probabilities = tf.nn.softmax(tf.transpose(logits))
    return tf.reduce_sum(keras_losses(tf.transpose(labels), probabilities))


def loss_swapped(logits, labels):
    return tf.reduce_sum(keras_losses(tf.transpose(logits), tf.transpose(labels)))


# train


class Training:
    """The right training, step by step, for mistakes that change one of the steps."""

    def __init__(self, X, labels, layer_dims, seed):
        self.X, self.Y = X, tf.one_hot(labels, layer_dims[3], axis=0)
        self.parameters = parameters_by(glorot(seed), layer_dims)

    def loss(self):
        """The mean loss at the present parameters."""
        logits = forward_with(self.X, self.parameters, tf.nn.relu)
        return tf.reduce_mean(keras_losses(tf.transpose(self.Y), tf.transpose(logits)))

    def gradients(self):
        """The mean loss and its gradients by name."""
        with tf.GradientTape() as tape:
            loss = self.loss()
        return float(loss), tape.gradient(loss, self.parameters)

    def step(self, gradients, rate, names="Wb"):
        """Move the parameters whose name begins with one of the letters."""
        for name, gradient in gradients.items():
            if name[0] in names:
                self.parameters[name].assign_sub(rate * gradient)

    def run(self, rate, steps, names="Wb"):
        """The losses of a whole training."""
        losses = []
        for _ in range(steps):
            loss, gradients = self.gradients()
            self.step(gradients, rate, names)
            losses.append(loss)
        return losses


def train_summed(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    m = X.shape[1]
    losses = Training(X, labels, layer_dims, seed).run(learning_rate * m, num_iterations)
    return [loss * m for loss in losses]


def train_records_total(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    losses = Training(X, labels, layer_dims, seed).run(learning_rate, num_iterations)
    return [loss * X.shape[1] for loss in losses]


def train_total_gradient(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return Training(X, labels, layer_dims, seed).run(learning_rate * X.shape[1], num_iterations)


def train_ascent(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return Training(X, labels, layer_dims, seed).run(-learning_rate, num_iterations)


def train_last_loss_only(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return Training(X, labels, layer_dims, seed).run(learning_rate, num_iterations)[-1]


def train_after_update(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return Training(X, labels, layer_dims, seed).run(learning_rate, num_iterations + 1)[1:]


def train_weights_only(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return Training(X, labels, layer_dims, seed).run(learning_rate, num_iterations, names="W")


def train_no_update(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return [float(Training(X, labels, layer_dims, seed).loss())] * num_iterations


def train_stale_gradients(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    training = Training(X, labels, layer_dims, seed)
    _, gradients = training.gradients()
    losses = []
    for _ in range(num_iterations):
        losses.append(float(training.loss()))
        training.step(gradients, learning_rate)
    return losses


def train_ignores_seed(X, labels, layer_dims, learning_rate=0.1, num_iterations=20, seed=1):
    return Training(X, labels, layer_dims, 1).run(learning_rate, num_iterations)


MISTAKES = {
    "linear-forgot-bias": Mistake(
        function="linear_function",
        uses="linear_function_forgot_bias",
        concept="broadcasting",
        section="tensors-and-variables",
        title={"ja": "b を足していない", "en": "b is not added"},
        explanation={
            "ja": "WX だけになっています。b は (n_1, 1) なので、足すとすべての列にブロードキャス"
            "トされます。",
            "en": "This is WX alone. b is (n_1, 1); added, it is broadcast to all columns.",
        },
    ),
    "linear-transposed": Mistake(
        function="linear_function",
        uses="linear_function_transposed",
        concept="column-convention",
        section="tensors-and-variables",
        title={"ja": "結果が転置されている", "en": "The result is transposed"},
        explanation={
            "ja": "形が (m, n_1) です。例を列に並べるので、W X + b の形 (n_1, m) のまま返します。",
            "en": "The shape is (m, n_1). Examples go in columns, so return W X + b as it is, "
            "(n_1, m).",
        },
    ),
    "sigmoid-missing-minus": Mistake(
        function="sigmoid",
        uses="sigmoid_missing_minus",
        concept="sigmoid",
        section="tensors-and-variables",
        title={"ja": "指数の中のマイナスがない", "en": "The minus in the exponent is missing"},
        explanation={
            "ja": "1/(1+e^z) になっています。これは 1 − σ(z) です。指数は −z です。",
            "en": "This is 1/(1+e^z), which equals 1 − σ(z). The exponent must be −z.",
        },
    ),
    "sigmoid-tanh": Mistake(
        function="sigmoid",
        uses="sigmoid_tanh",
        concept="sigmoid",
        section="tensors-and-variables",
        title={"ja": "シグモイドではなく tanh", "en": "tanh instead of the sigmoid"},
        explanation={
            "ja": "tanh の値は −1 から 1 です。シグモイドは 0 から 1 で、確率として読めます。",
            "en": "tanh runs from −1 to 1. The sigmoid runs from 0 to 1 and can be read as a "
            "probability.",
        },
    ),
    "one-hot-transposed": Mistake(
        function="one_hot_matrix",
        uses="one_hot_transposed",
        concept="one-hot-encoding",
        section="one-hot-and-softmax",
        title={"ja": "one-hot 行列が転置されている", "en": "The one-hot matrix is transposed"},
        explanation={
            "ja": "形が (m, C) です。tf.one_hot は、そのままだと例を行に並べます。axis=0 を付け"
            "るか、転置します。",
            "en": "The shape is (m, C): by default tf.one_hot puts examples in rows. Give "
            "axis=0 or transpose.",
        },
    ),
    "one-hot-reshaped": Mistake(
        function="one_hot_matrix",
        uses="one_hot_reshaped",
        concept="array-shapes",
        section="one-hot-and-softmax",
        title={"ja": "転置の代わりに reshape している", "en": "Reshaped instead of transposed"},
        explanation={
            "ja": "形は合いますが、中身の並びが崩れます。reshape は要素の順序を保つだけで、行と"
            "列を入れ替えません。",
            "en": "The shape is right but the contents are scrambled: reshape keeps the order "
            "of the entries and does not swap rows and columns.",
        },
    ),
    "one-hot-from-one": Mistake(
        function="one_hot_matrix",
        uses="one_hot_from_one",
        concept="one-hot-encoding",
        section="one-hot-and-softmax",
        title={"ja": "ラベルを 1 から数えている", "en": "Labels counted from 1"},
        explanation={
            "ja": "1 の位置が 1 行ずつ上にずれ、ラベル 0 の列は全部 0 です。ラベルは 0 から C − "
            "1 です。",
            "en": "Every 1 is one row too high and label 0 gives a column of zeros. Labels run "
            "from 0 to C − 1.",
        },
    ),
    "one-hot-inverted": Mistake(
        function="one_hot_matrix",
        uses="one_hot_inverted",
        concept="one-hot-encoding",
        section="one-hot-and-softmax",
        title={"ja": "0 と 1 が逆になっている", "en": "0 and 1 are swapped"},
        explanation={
            "ja": "正解のクラスだけが 0 になっています。正解が 1、ほかが 0 です。",
            "en": "Only the true class is 0. It should be 1 and all others 0.",
        },
    ),
    "initialize-uniform": Mistake(
        function="initialize_parameters",
        uses="initialize_uniform",
        concept="glorot-initialisation",
        section="initialisation",
        title={"ja": "正規分布ではなく一様分布", "en": "Uniform instead of normal"},
        explanation={
            "ja": "GlorotUniform を使っています。ばらつきは同じですが、ここで使うのは "
            "GlorotNormal です。",
            "en": "This is GlorotUniform. The spread is the same, but GlorotNormal is asked for "
            "here.",
        },
    ),
    "initialize-he": Mistake(
        function="initialize_parameters",
        uses="initialize_he",
        concept="glorot-initialisation",
        section="initialisation",
        title={"ja": "Glorot ではなく He の初期化", "en": "He's rule instead of Glorot's"},
        explanation={
            "ja": "HeNormal は入力側の数だけでばらつきを決めます。Glorot は入力側と出力側の平均"
            "を使います。",
            "en": "HeNormal takes the spread from the number of inputs alone. Glorot's rule "
            "averages inputs and outputs.",
        },
    ),
    "initialize-unscaled": Mistake(
        function="initialize_parameters",
        uses="initialize_unscaled",
        concept="glorot-initialisation",
        section="initialisation",
        title={"ja": "層の大きさに合わせていない", "en": "Not scaled to the layer"},
        explanation={
            "ja": "RandomNormal の標準偏差は、どの層でも 0.05 です。Glorot では sqrt(2 / (入力"
            "数 + 出力数)) です。",
            "en": "RandomNormal has a standard deviation of 0.05 in every layer. Glorot's is sqrt(2 / (inputs "
            "+ outputs)).",
        },
    ),
    "initialize-zeros": Mistake(
        function="initialize_parameters",
        uses="initialize_zeros",
        concept="glorot-initialisation",
        section="initialisation",
        title={"ja": "重みがすべて 0", "en": "All weights are zero"},
        explanation={
            "ja": "重みが 0 だと、同じ層のユニットが同じ動きをし続けます。0 でよいのはバイアス"
            "だけです。",
            "en": "With zero weights all units of a layer stay alike for ever. Only the biases "
            "may be zero.",
        },
    ),
    "initialize-ones-bias": Mistake(
        function="initialize_parameters",
        uses="initialize_ones_bias",
        concept="glorot-initialisation",
        section="initialisation",
        title={"ja": "バイアスが 1 になっている", "en": "The biases are one"},
        explanation={
            "ja": "バイアスは tf.zeros で用意します。tf.ones ではありません。",
            "en": "Make the biases with tf.zeros, not tf.ones.",
        },
    ),
    "initialize-ignores-seed": Mistake(
        function="initialize_parameters",
        uses="initialize_ignores_seed",
        concept="glorot-initialisation",
        section="initialisation",
        title={"ja": "seed を使っていない", "en": "The seed is not used"},
        explanation={
            "ja": "いつも seed=1 の値になっています。受け取った seed を初期化に渡してください。",
            "en": "The values are always those of seed 1. Hand the given seed to the initialiser.",
        },
    ),
    "initialize-transposed": Mistake(
        function="initialize_parameters",
        uses="initialize_transposed",
        concept="array-shapes",
        section="initialisation",
        title={"ja": "重みの形が逆", "en": "The weights have the shape reversed"},
        explanation={
            "ja": "W の形が (入力数, 出力数) です。W X と掛けるので、(出力数, 入力数) にします。"
            "Keras の Dense とは逆です。",
            "en": "W has shape (inputs, outputs). For W X it must be (outputs, inputs), the "
            "reverse of a Keras Dense layer.",
        },
    ),
    "forward-relu-output": Mistake(
        function="forward_propagation",
        uses="forward_relu_output",
        concept="logits",
        section="forward-in-tensorflow",
        title={"ja": "出力層にも ReLU を適用している", "en": "ReLU on the output layer too"},
        explanation={
            "ja": "ロジットは負にもなります。最後の層は線形のまま返します。",
            "en": "Logits may be negative. Return the last layer as it is, linear.",
        },
    ),
    "forward-softmax-output": Mistake(
        function="forward_propagation",
        uses="forward_softmax_output",
        concept="logits",
        section="forward-in-tensorflow",
        title={"ja": "ソフトマックスまで計算している", "en": "Softmax is applied already"},
        explanation={
            "ja": "列の和が 1 になっています。ソフトマックスは損失の中で計算するので、ここでは"
            "ロジットを返します。",
            "en": "The columns sum to 1. Softmax is part of the loss; return the logits here.",
        },
    ),
    "forward-no-activation": Mistake(
        function="forward_propagation",
        uses="forward_no_activation",
        concept="forward-and-backward-propagation",
        section="forward-in-tensorflow",
        title={"ja": "活性化関数がない", "en": "No activation function"},
        explanation={
            "ja": "線形の層を重ねても、全体は一つの線形の層と同じです。1 層目と 2 層目のあとに "
            "ReLU を入れます。",
            "en": "Linear layers on top of each other are one linear layer. Put ReLU after the "
            "first and the second.",
        },
    ),
    "forward-sigmoid-hidden": Mistake(
        function="forward_propagation",
        uses="forward_sigmoid_hidden",
        concept="forward-and-backward-propagation",
        section="forward-in-tensorflow",
        title={"ja": "隠れ層がシグモイドになっている", "en": "Sigmoid in the hidden layers"},
        explanation={
            "ja": "隠れ層の活性化関数は ReLU（tf.nn.relu）です。",
            "en": "The hidden layers use ReLU (tf.nn.relu).",
        },
    ),
    "forward-forgot-biases": Mistake(
        function="forward_propagation",
        uses="forward_forgot_biases",
        concept="broadcasting",
        section="forward-in-tensorflow",
        title={"ja": "バイアスを足していない", "en": "The biases are not added"},
        explanation={
            "ja": "W の積だけになっています。どの層でも b を足してから活性化します。",
            "en": "Only the products with W are taken. Add b in every layer before the activation.",
        },
    ),
    "loss-without-from-logits": Mistake(
        function="compute_total_loss",
        uses="loss_without_from_logits",
        concept="logits",
        section="one-hot-and-softmax",
        title={"ja": "from_logits を指定していない", "en": "from_logits is missing"},
        explanation={
            "ja": "ロジットが確率として扱われています。from_logits=True を付けると、ソフトマッ"
            "クスも計算されます。",
            "en": "The logits are taken for probabilities. With from_logits=True the softmax is "
            "computed as well.",
        },
    ),
    "loss-not-transposed": Mistake(
        function="compute_total_loss",
        uses="loss_not_transposed",
        concept="column-convention",
        section="one-hot-and-softmax",
        title={"ja": "転置せずに渡している", "en": "Not transposed before the loss"},
        explanation={
            "ja": "ソフトマックスが、クラスではなく例の方向にかかっています。TensorFlow の損失"
            "は例が行に並ぶと考えるので、両方を転置します。",
            "en": "Softmax runs over the examples, not the classes. TensorFlow's losses expect "
            "examples in rows: transpose both.",
        },
    ),
    "loss-mean": Mistake(
        function="compute_total_loss",
        uses="loss_mean",
        concept="loss-and-cost",
        section="one-hot-and-softmax",
        title={"ja": "和ではなく平均を取っている", "en": "A mean instead of a sum"},
        explanation={
            "ja": "m で割られています。ここでは和を返し、m で割るのは学習のときです。",
            "en": "The loss is divided by m. Return the sum here; the division comes in the "
            "training loop.",
        },
    ),
    "loss-not-summed": Mistake(
        function="compute_total_loss",
        uses="loss_not_summed",
        concept="loss-and-cost",
        section="one-hot-and-softmax",
        title={"ja": "例について足していない", "en": "Not summed over the examples"},
        explanation={
            "ja": "例ごとの損失が m 個返っています。tf.reduce_sum で 1 個の数にします。",
            "en": "This returns m losses, one for each example. tf.reduce_sum makes them one "
            "number.",
        },
    ),
    "loss-sigmoid": Mistake(
        function="compute_total_loss",
        uses="loss_sigmoid",
        concept="softmax-cross-entropy",
        section="one-hot-and-softmax",
        title={"ja": "シグモイドの損失を使っている", "en": "The sigmoid loss is used"},
        explanation={
            "ja": "クラスごとに別々の二択として扱われています。どれか一つを選ぶ問題では、ソフト"
            "マックスの損失を使います。",
            "en": "Each class is treated as a separate yes or no. When exactly one class is "
            "right, use the softmax loss.",
        },
    ),
    "loss-softmax-twice": Mistake(
        function="compute_total_loss",
        uses="loss_softmax_twice",
        concept="logits",
        section="one-hot-and-softmax",
        title={"ja": "ソフトマックスを 2 回適用している", "en": "Softmax is applied twice"},
        explanation={
            "ja": "確率に直したものを、さらにロジットとして渡しています。どちらか一方にします。",
            "en": "Probabilities are passed on as if they were logits. Apply softmax yourself "
            "or leave it to the loss, not both.",
        },
    ),
    "loss-swapped": Mistake(
        function="compute_total_loss",
        uses="loss_swapped",
        concept="softmax-cross-entropy",
        section="one-hot-and-softmax",
        title={"ja": "ラベルとロジットの順序が逆", "en": "Labels and logits are swapped"},
        explanation={
            "ja": "Keras の損失の引数は、正解、予測の順です。",
            "en": "Keras losses take the true labels first and the predictions second.",
        },
    ),
    "train-summed": Mistake(
        function="train",
        uses="train_summed",
        concept="loss-and-cost",
        section="gradient-tape",
        title={"ja": "損失を m で割っていない", "en": "The loss is not divided by m"},
        explanation={
            "ja": "和のまま微分し、記録しています。歩幅も損失も m 倍です。平均損失は "
            "compute_total_loss ÷ m です。",
            "en": "The sum is differentiated and recorded, so both steps and losses are m times "
            "too large. The mean is compute_total_loss divided by m.",
        },
    ),
    "train-records-total": Mistake(
        function="train",
        uses="train_records_total",
        concept="loss-and-cost",
        section="gradient-tape",
        title={"ja": "記録した損失が m 倍", "en": "The recorded losses are m times too large"},
        explanation={
            "ja": "学習は正しく進んでいますが、記録が和になっています。m で割った値を記録します。",
            "en": "The training itself is right, but sums are recorded. Record the loss divided "
            "by m.",
        },
    ),
    "train-total-gradient": Mistake(
        function="train",
        uses="train_total_gradient",
        concept="learning-rate",
        section="gradient-tape",
        title={"ja": "和の勾配で更新している", "en": "Updated with the gradient of the sum"},
        explanation={
            "ja": "最初の損失は合っていますが、歩幅が m 倍です。平均にした損失を tape の中で計"
            "算し、それを微分します。",
            "en": "The first loss is right but the steps are m times too large. Take the mean "
            "inside the tape and differentiate that.",
        },
    ),
    "train-ascent": Mistake(
        function="train",
        uses="train_ascent",
        concept="gradient-descent",
        section="gradient-tape",
        title={"ja": "勾配の向きに上っている", "en": "Climbing instead of descending"},
        explanation={
            "ja": "損失が増えています。assign_add ではなく assign_sub で、学習率 × 勾配を引き"
            "ます。",
            "en": "The loss grows. Subtract learning rate times gradient: assign_sub, not "
            "assign_add.",
        },
    ),
    "train-last-loss-only": Mistake(
        function="train",
        uses="train_last_loss_only",
        concept="training-loop",
        section="gradient-tape",
        title={"ja": "最後の損失だけを返している", "en": "Only the last loss is returned"},
        explanation={
            "ja": "毎回の損失をリストに追加し、リストを返します。",
            "en": "Append the loss of every iteration to a list and return the list.",
        },
    ),
    "train-after-update": Mistake(
        function="train",
        uses="train_after_update",
        concept="training-loop",
        section="gradient-tape",
        title={
            "ja": "更新のあとの損失を記録している",
            "en": "The loss after the update is recorded",
        },
        explanation={
            "ja": "記録が 1 回分ずれています。tape の中で計算した、更新前の損失を記録します。",
            "en": "The record is one step ahead. Record the loss computed inside the tape, "
            "before the update.",
        },
    ),
    "train-weights-only": Mistake(
        function="train",
        uses="train_weights_only",
        concept="training-loop",
        section="gradient-tape",
        title={"ja": "バイアスを更新していない", "en": "The biases are not updated"},
        explanation={
            "ja": "W だけが動いています。W1 から b3 まで、六つの変数を全部更新します。",
            "en": "Only the W move. Update all six variables, W1 to b3.",
        },
    ),
    "train-no-update": Mistake(
        function="train",
        uses="train_no_update",
        concept="tensors-and-variables",
        section="gradient-tape",
        title={"ja": "パラメータが変わっていない", "en": "The parameters never change"},
        explanation={
            "ja": "損失がずっと同じです。ループの中で初期化し直しているか、更新した値が変数に入っ"
            "ていません（assign_sub を使います）。",
            "en": "The loss stays the same. Either the parameters are made anew inside the "
            "loop, or the new values never reach the variables (use assign_sub).",
        },
    ),
    "train-stale-gradients": Mistake(
        function="train",
        uses="train_stale_gradients",
        concept="automatic-differentiation",
        section="gradient-tape",
        title={
            "ja": "最初の勾配を使い続けている",
            "en": "The first gradients are used throughout",
        },
        explanation={
            "ja": "GradientTape がループの外にあります。毎回、新しいパラメータで損失を計算し直"
            "して微分します。",
            "en": "The GradientTape stands outside the loop. Compute and differentiate the loss "
            "anew at every step.",
        },
    ),
    "train-ignores-seed": Mistake(
        function="train",
        uses="train_ignores_seed",
        concept="glorot-initialisation",
        section="gradient-tape",
        title={"ja": "seed を渡していない", "en": "The seed is not handed on"},
        explanation={
            "ja": "いつも seed=1 の初期値から始まっています。initialize_parameters(layer_dims, "
            "seed) と渡します。",
            "en": "Training always starts from the values of seed 1. Call "
            "initialize_parameters(layer_dims, seed).",
        },
    ),
}
