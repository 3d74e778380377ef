"""More slips, written when the relations stood: some have no name yet, and none has a wrong one.

As in slips.py; names that no relation bears say what it should be called.
"""

MORE_SLIPS: list[tuple[str, str, str, str]] = [
    ("field", "softmax", "offset", (
        'def softmax(z):\n'
        '    e = np.exp(z)\n'
        '    return e / e.sum(axis=0) + 0.001'
    )),
    ("field", "softmax", "other-reduction", (
        'def softmax(z):\n'
        '    return z / z.sum(axis=0)'
    )),
    ("field", "softmax", "step-missing", (
        'def softmax(z):\n'
        '    e = np.exp(z)\n'
        '    return np.log(e / e.sum(axis=0))'
    )),
    ("field", "entropy", "sign", (
        'def entropy(p):\n'
        '    return (p * np.log(p)).sum(axis=0)'
    )),
    ("field", "entropy", "rows-for-columns wrong-axis", (
        'def entropy(p):\n'
        '    return -(p * np.log(p)).sum(axis=1)'
    )),
    ("field", "entropy", "reduction-missing", (
        'def entropy(p):\n'
        '    return -p * np.log(p)'
    )),
    ("field", "entropy", "divided-by-size", (
        'def entropy(p):\n'
        '    return -np.mean(p * np.log(p), axis=0)'
    )),
    ("field", "attention_scores", "transposed", (
        'def attention_scores(q, k):\n'
        '    return k @ q.T / np.sqrt(q.shape[1])'
    )),
    ("field", "attention_scores", "times-size", (
        'def attention_scores(q, k):\n'
        '    return q @ k.T / np.sqrt(k.shape[0])'
    )),
    ("field", "iou", "union", (
        'def iou(a, b):\n'
        '    x1, y1, x2, y2 = a\n'
        '    u1, v1, u2, v2 = b\n'
        '    i = max(min(x2, u2) - max(x1, u1), 0) * max(min(y2, v2) - max(y1, v1), 0)\n'
        '    return i / ((x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1))'
    )),
    ("field", "iou", "complement", (
        'def iou(a, b):\n'
        '    x1, y1, x2, y2 = a\n'
        '    u1, v1, u2, v2 = b\n'
        '    i = max(min(x2, u2) - max(x1, u1), 0) * max(min(y2, v2) - max(y1, v1), 0)\n'
        '    return 1 - i / ((x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - i)'
    )),
    ("field", "conv_single_step", "coefficient", (
        'def conv_single_step(a, W, b):\n'
        '    return float(np.sum(a * W + b))'
    )),
    ("field", "conv_single_step", "divided-by-size", (
        'def conv_single_step(a, W, b):\n'
        '    return float(np.mean(a * W) + b)'
    )),
    ("field", "gram_matrix", "entrywise-for-matrix", (
        'def gram_matrix(A):\n'
        '    return A * A'
    )),
    ("field", "linear_backward", "times-size", (
        'def linear_backward(dZ, A, W):\n'
        '    m = A.shape[1]\n'
        '    return (W.T @ dZ, dZ @ A.T, dZ.sum(1, keepdims=True) / m)'
    )),
    ("field", "linear_backward", "one-part wrong-axis", (
        'def linear_backward(dZ, A, W):\n'
        '    m = A.shape[1]\n'
        '    return (W.T @ dZ, dZ @ A.T / m, dZ.sum(0, keepdims=True) / m)'
    )),
    ("field", "linear_backward", "swapped-parts", (
        'def linear_backward(dZ, A, W):\n'
        '    m = A.shape[1]\n'
        '    return (dZ @ A.T / m, dZ.sum(1, keepdims=True) / m, W.T @ dZ)'
    )),
    ("field", "tanh_backward", "factor-other", (
        'def tanh_backward(dA, A):\n'
        '    return dA * (1 - A)'
    )),
    ("field", "tanh_backward", "factor-other", (
        'def tanh_backward(dA, A):\n'
        '    return dA * A * (1 - A)'
    )),
    ("field", "tanh_backward", "factor-missing", (
        'def tanh_backward(dA, A):\n'
        '    return 1 - A ** 2'
    )),
    ("field", "rnn_cell", "other-step", (
        'def rnn_cell(x, a, Wx, Wa, b):\n'
        '    return np.maximum(0, Wx @ x + Wa @ a + b)'
    )),
    ("field", "rnn_cell", "argument-as-zero", (
        'def rnn_cell(x, a, Wx, Wa, b):\n'
        '    return np.tanh(Wx @ x + b)'
    )),
    ("field", "moving_average", "bias-correction", (
        'def moving_average(v, beta):\n'
        '    s = 0\n'
        '    o = []\n'
        '    for x in v:\n'
        '        s = beta * s + (1 - beta) * x\n'
        '        o.append(s)\n'
        '    return o'
    )),
    ("field", "moving_average", "argument-complement", (
        'def moving_average(v, beta):\n'
        '    s = 0\n'
        '    o = []\n'
        '    for t, x in enumerate(v, 1):\n'
        '        s = (1 - beta) * s + beta * x\n'
        '        o.append(s / (1 - (1 - beta) ** t))\n'
        '    return o'
    )),
    ("field", "zero_pad", "padding", (
        'def zero_pad(X, pad):\n'
        '    return np.pad(X, pad)'
    )),
    ("field", "zero_pad", "padding", (
        'def zero_pad(X, pad):\n'
        '    return np.pad(X, ((0, 0), (0, pad), (0, pad), (0, 0)))'
    )),
    ("field", "positional_encoding", "shifted", (
        'def positional_encoding(positions, d):\n'
        '    i = np.arange(d)[None] // 2\n'
        '    a = np.arange(1, positions + 1)[:, None] / 10000 ** (2 * i / d)\n'
        '    o = a.copy()\n'
        '    o[:, 0::2], o[:, 1::2] = (np.sin(a[:, 0::2]), np.cos(a[:, 1::2]))\n'
        '    return o'
    )),
    ("field", "he_weights", "constant-factor divided-by-size", (
        'def he_weights(n_out, n_in):\n'
        '    return np.random.default_rng(3).normal(size=(n_out, n_in)) * np.sqrt(1 / n_in)'
    )),
    ("field", "he_weights", "times-size", (
        'def he_weights(n_out, n_in):\n'
        '    return np.random.default_rng(3).normal(size=(n_out, n_in)) * np.sqrt(2 / n_out)'
    )),
    ("field", "he_weights", "other-shape", (
        'def he_weights(n_out, n_in):\n'
        '    return np.random.default_rng(3).normal(size=(n_in, n_out)) * np.sqrt(2 / n_in)'
    )),
    ("field", "he_weights", "divided-by-size", (
        'def he_weights(n_out, n_in):\n'
        '    return np.random.default_rng(3).normal(size=(n_out, n_in)) * 0.01'
    )),
    ("vectorization", "standardize_features", "other-reduction", (
        'def standardize_features(X):\n'
        '    return (X - X.mean(1, keepdims=True)) * X.std(1, keepdims=True)'
    )),
    ("vectorization", "gradient_sums", "sign", (
        'def gradient_sums(X, dZ):\n'
        '    return (-(X @ dZ.T), -dZ.sum())'
    )),
    ("vectorization", "dot_product", "step-too-many", (
        'def dot_product(a, b):\n'
        '    return np.sqrt(abs(a @ b))'
    )),
    ("logistic-regression", "predict", "step-missing", (
        'def predict(w, b, X):\n'
        '    return np.where(sigmoid(w.T @ X + b) > 0.5, 1.0, -1.0)'
    )),
    ("logistic-regression", "propagate", "divided-by-size", (
        'def propagate(w, b, X, Y):\n'
        '    m = X.shape[1]\n'
        '    A = sigmoid(w.T @ X + b)\n'
        "    J = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m ** 2\n"
        "    return {'dw': X @ (A - Y).T / m, 'db': np.sum(A - Y) / m}, J"
    )),
]  # fmt: skip
