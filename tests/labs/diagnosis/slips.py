"""Common slips, written as learners write them. None of them stands in a mistakes.py.

(lab or "field", function, the names that are right, what the learner wrote)
"""

SLIPS: list[tuple[str, str, str, str]] = [
    # logistic regression
    ("logistic-regression", "sigmoid", "rounded",
     "def sigmoid(z):\n    return np.round(1 / (1 + np.exp(-z)), 4)"),
    ("logistic-regression", "sigmoid", "narrow-float",
     "def sigmoid(z):\n    z = np.asarray(z, dtype=np.float16)\n    return (1/(1+np.exp(-z)))"),
    ("logistic-regression", "sigmoid", "flattened",
     ("def sigmoid(z):\n    out = []\n    for v in np.ravel(z):\n"
     "        out.append(1 / (1 + np.exp(-v)))\n    return np.array(out)")),
    ("logistic-regression", "sigmoid", "step-too-many applied-twice",
     "def sigmoid(z):\n    s = 1 / (1 + np.exp(-z))\n    return 1 / (1 + np.exp(-s))"),
    ("logistic-regression", "initialize_with_zeros", "swapped-parts",
     "def initialize_with_zeros(dim):\n    w = np.zeros((dim, 1))\n    b = 0.0\n    return b, w"),
    ("logistic-regression", "initialize_with_zeros", "part-only",
     "def initialize_with_zeros(dim):\n    return np.zeros([dim, 1])"),
    ("logistic-regression", "propagate", "halved",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(np.dot(w.T, X) + b)\n"
     "    cost = -1/(2*m) * np.sum(Y*np.log(A) + (1-Y)*np.log(1-A))\n"
     "    return {'dw': np.dot(X, (A-Y).T)/m, 'db': np.sum(A-Y)/m}, cost")),
    ("logistic-regression", "propagate", "times-size",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A))\n    dz = A - Y\n"
     "    return {'dw': X @ dz.T, 'db': dz.sum()/m}, cost")),
    ("logistic-regression", "propagate", "times-size",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A))\n    dz = A - Y\n"
     "    return {'dw': X @ dz.T / m, 'db': dz.sum()}, cost")),
    ("logistic-regression", "propagate", "divided-by-size",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A)) / m\n    dz = A - Y\n"
     "    return {'dw': X @ dz.T / m, 'db': dz.mean()}, cost")),
    ("logistic-regression", "propagate", "sign",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    J = -(np.log(A) @ Y.T + np.log(1-A) @ (1-Y).T).item() / m\n"
     "    return dict(dw=X @ (Y - A).T / m, db=(A - Y).sum()/m), J")),
    ("logistic-regression", "propagate", "swapped-parts",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A))\n"
     "    grads = {'dw': X @ (A-Y).T / m, 'db': (A-Y).sum()/m}\n    return cost, grads")),
    ("logistic-regression", "propagate", "renamed-key",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A))\n"
     "    return {'dW': X @ (A-Y).T / m, 'db': (A-Y).sum()/m}, cost")),
    ("logistic-regression", "propagate", "extra-axis",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A))\n"
     "    db = np.sum(A - Y, axis=1, keepdims=True) / m\n"
     "    return {'dw': X @ (A-Y).T / m, 'db': db}, cost")),
    ("logistic-regression", "propagate", "reduction-missing",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -(Y*np.log(A) + (1-Y)*np.log(1-A)) / m\n"
     "    return {'dw': X @ (A-Y).T / m, 'db': (A-Y).sum()/m}, cost")),
    ("logistic-regression", "propagate", "times-size",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.sum(Y*np.log(A) + (1-Y)*np.log(1-A)) / (m - 1)\n"
     "    return {'dw': X @ (A-Y).T / m, 'db': (A-Y).sum()/m}, cost")),
    ("logistic-regression", "propagate", "missing-keepdims",
     ("def propagate(w, b, X, Y):\n    m = X.shape[1]\n    A = sigmoid(w.T @ X + b)\n"
     "    cost = -np.mean(Y*np.log(A) + (1-Y)*np.log(1-A))\n"
     "    dw = np.mean(X * (A - Y), axis=1)\n    return {'dw': dw, 'db': np.mean(A-Y)}, cost")),
    ("logistic-regression", "optimize", "default-used",
     ("def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):\n    costs = []\n"
     "    lr = 0.009\n    for i in range(num_iterations):\n"
     "        grads, cost = propagate(w, b, X, Y)\n        w = w - lr*grads['dw']\n"
     "        b = b - lr*grads['db']\n        if i % 100 == 0:\n            costs.append(cost)\n"
     "    return {'w': w, 'b': b}, grads, costs")),
    ("logistic-regression", "optimize", "argument-off-by-one",
     ("def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):\n    costs = []\n"
     "    for i in range(num_iterations + 1):\n        grads, cost = propagate(w, b, X, Y)\n"
     "        w = w - learning_rate*grads['dw']\n        b = b - learning_rate*grads['db']\n"
     "        if i % 100 == 0:\n            costs.append(cost)\n"
     "    return {'w': w, 'b': b}, grads, costs")),
    ("logistic-regression", "optimize", "part-missing",
     ("def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):\n"
     "    for i in range(num_iterations):\n        grads, cost = propagate(w, b, X, Y)\n"
     "        w = w - learning_rate*grads['dw']\n        b = b - learning_rate*grads['db']\n"
     "    return {'w': w, 'b': b}, grads")),
    ("logistic-regression", "sigmoid", "list-for-array",
     "def sigmoid(z):\n    return (1 / (1 + np.exp(-np.asarray(z)))).tolist()"),
    ("logistic-regression", "predict", "part-zero",
     ("def predict(w, b, X):\n    m = X.shape[1]\n    out = np.zeros((1, m))\n"
     "    A = sigmoid(w.T @ X + b)\n    for i in range(m - 1):\n"
     "        out[0, i] = 1 if A[0, i] > 0.5 else 0\n    return out")),
    ("logistic-regression", "model", "renamed-key",
     ("def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):\n"
     "    w, b = initialize_with_zeros(X_train.shape[0])\n"
     "    p, g, c = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)\n"
     "    return {'costs': c, 'Y_prediction_test': predict(p['w'], p['b'], X_test),\n"
     "            'Y_prediction_train': predict(p['w'], p['b'], X_train), 'w': p['w'],\n"
     "            'b': p['b'], 'lr': learning_rate, 'num_iterations': num_iterations}")),
    ("logistic-regression", "model", "transposed",
     ("def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):\n"
     "    w, b = initialize_with_zeros(X_train.shape[0])\n"
     "    p, g, c = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)\n"
     "    return {'costs': c, 'Y_prediction_test': predict(p['w'], p['b'], X_test),\n"
     "            'Y_prediction_train': predict(p['w'], p['b'], X_train), 'w': p['w'].T,\n"
     "            'b': p['b'], 'learning_rate': learning_rate,\n"
     "            'num_iterations': num_iterations}")),
    # vectorisation
    ("vectorization", "dot_product", "mean-for-sum divided-by-size other-reduction",
     "def dot_product(a, b):\n    return np.mean(a * b)"),
    ("vectorization", "outer_product", "flattened",
     "def outer_product(a, b):\n    return np.array([x * y for x in a for y in b])"),
    ("vectorization", "outer_product", "part-zero",
     ("def outer_product(a, b):\n    out = np.zeros((len(a), len(b)))\n"
     "    for i in range(len(a) - 1):\n        out[i] = a[i] * b\n    return out")),
    ("vectorization", "relu_and_derivative", "part-only",
     "def relu_and_derivative(Z):\n    A = Z * (Z > 0)\n    return A"),
    ("vectorization", "relu_and_derivative", "complement",
     "def relu_and_derivative(Z):\n    return np.maximum(Z, 0), np.where(Z > 0, 0.0, 1.0)"),
    ("vectorization", "relu_and_derivative", "not-clipped unchanged",
     ("def relu_and_derivative(Z):\n    A = Z\n    dA = np.zeros_like(Z)\n    dA[Z > 0] = 1\n"
     "    return A, dA")),
    ("vectorization", "column_norms", "divided-by-size",
     "def column_norms(X):\n    return np.sqrt((X ** 2).mean(axis=0, keepdims=True))"),
    ("vectorization", "column_norms", "transposed",
     "def column_norms(X):\n    return np.linalg.norm(X, axis=0).reshape(-1, 1)"),
    ("vectorization", "linear_scores", "summand",
     "def linear_scores(w, b, X):\n    return np.dot(w.T, X) - b"),
    ("vectorization", "linear_scores", "step-too-many",
     "def linear_scores(w, b, X):\n    z = np.dot(w.T, X) + b\n    return 1 / (1 + np.exp(-z))"),
    ("vectorization", "gradient_sums", "divided-by-size",
     "def gradient_sums(X, dZ):\n    dw = X.dot(dZ.T) / X.shape[1]\n    return dw, np.sum(dZ)"),
    ("vectorization", "gradient_sums", "extra-axis",
     "def gradient_sums(X, dZ):\n    return np.matmul(X, dZ.T), np.sum(dZ, axis=1)"),
    ("vectorization", "standardize_features", "transposed",
     "def standardize_features(X):\n    Xt = X.T\n    return (Xt - Xt.mean(0)) / Xt.std(0)"),
    ("vectorization", "standardize_features", "sign",
     ("def standardize_features(X):\n    mu = X.mean(axis=1, keepdims=True)\n"
     "    return (mu - X) / X.std(axis=1, keepdims=True)")),
    ("vectorization", "pairwise_squared_distances", "divided-by-size",
     ("def pairwise_squared_distances(A, B):\n"
     "    return ((A[:, :, None] - B[:, None, :]) ** 2).mean(axis=0)")),
    ("vectorization", "pairwise_squared_distances", "step-missing step-too-many",
     ("def pairwise_squared_distances(A, B):\n"
     "    d = ((A[:, :, None] - B[:, None, :]) ** 2).sum(0)\n    return d ** 2")),
    # functions of the field
    ("field", "normalize_rows", "wrong-axis",
     "def normalize_rows(x):\n    return x / np.linalg.norm(x, axis=0)"),
    ("field", "normalize_rows", "other-reduction",
     "def normalize_rows(x):\n    return x / x.sum(axis=1, keepdims=True)"),
    ("field", "softmax", "normalised-along wrong-axis",
     "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=1, keepdims=True)"),
    ("field", "softmax", "unnormalised wrong-axis step-missing",
     "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum()"),
    ("field", "image2vector", "transposed",
     "def image2vector(image):\n    return image.reshape(1, -1)"),
    ("field", "image2vector", "flattened missing-keepdims",
     "def image2vector(image):\n    return image.flatten()"),
    ("field", "compute_layer_style_cost", "reshaped-argument",
     ("def compute_layer_style_cost(a_S, a_G):\n    m, n_H, n_W, n_C = a_G.shape\n"
     "    S = np.reshape(a_S, (n_C, n_H * n_W))\n    G = np.reshape(a_G, (n_C, n_H * n_W))\n"
     "    GS, GG = S @ S.T, G @ G.T\n"
     "    return np.sum((GS - GG)**2) / (4 * n_C**2 * (n_H*n_W)**2)")),
    ("field", "unrolled", "reshaped",
     "def unrolled(a):\n    m, h, w, c = a.shape\n    return np.reshape(a, (c, h * w))"),
    ("field", "gram_matrix", "other-product rows-for-columns",
     "def gram_matrix(A):\n    return np.dot(A.T, A)"),
    ("field", "linear_backward", "part-missing",
     ("def linear_backward(dZ, A_prev, W):\n    m = A_prev.shape[1]\n"
     "    return dZ @ A_prev.T / m, dZ.sum(1, keepdims=True) / m")),
    ("field", "linear_backward", "missing-keepdims",
     ("def linear_backward(dZ, A_prev, W):\n    m = A_prev.shape[1]\n"
     "    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1) / m")),
    ("field", "tanh_backward", "factor-missing unchanged",
     "def tanh_backward(dA, A):\n    return dA"),
    ("field", "update_velocity", "coefficient",
     "def update_velocity(v, dW, beta):\n    return beta * v + dW"),
    ("field", "update_velocity", "arguments-exchanged",
     "def update_velocity(v, dW, beta):\n    return beta * dW + (1 - beta) * v"),
    ("field", "update_parameter", "coefficient",
     "def update_parameter(W, dW, learning_rate):\n    W = W + learning_rate * dW\n    return W"),
    ("field", "update_parameter", "coefficient summand",
     "def update_parameter(W, dW, learning_rate):\n    return W - dW"),
    ("field", "clip", "clipped",
     "def clip(gradient, max_value):\n    return np.clip(gradient, 0, max_value)"),
    ("field", "clip", "not-clipped unchanged",
     "def clip(gradient, max_value):\n    gradient = gradient.copy()\n    return gradient"),
    ("field", "rnn_cell", "step-missing",
     "def rnn_cell(x, a, Wx, Wa, b):\n    return np.dot(Wx, x) + np.dot(Wa, a) + b"),
    ("field", "rnn_cell", "argument-as-zero",
     "def rnn_cell(x, a, Wx, Wa, b):\n    return np.tanh(np.dot(Wx, x) + np.dot(Wa, a))"),
    ("field", "zero_pad", "argument-off-by-one",
     ("def zero_pad(X, pad):\n    p = pad - 1\n"
     "    return np.pad(X, ((0, 0), (p, p), (p, p), (0, 0)))")),
    ("field", "conv_single_step", "summand",
     "def conv_single_step(a_slice, W, b):\n    return float(np.sum(a_slice * W))"),
    ("field", "boxes_to_corners", "other-order",
     ("def boxes_to_corners(xy, wh):\n"
     "    return np.concatenate([xy - wh / 2, xy + wh / 2], axis=-1)")),
    ("field", "positional_encoding", "other-order",
     ("def positional_encoding(positions, d):\n    i = np.arange(d) // 2\n"
     "    a = np.arange(positions)[:, None] / np.power(10000, 2 * i / d)\n"
     "    out = np.zeros_like(a)\n    out[:, 1::2] = np.sin(a[:, 0::2])\n"
     "    out[:, 0::2] = np.cos(a[:, 1::2])\n    return out")),
    ("field", "look_ahead_mask", "transposed",
     "def look_ahead_mask(size):\n    return np.triu(np.ones((size, size)))"),
    ("field", "attention_scores", "times-size",
     "def attention_scores(q, k):\n    return np.matmul(q, k.T)"),
    ("field", "attention_scores", "divided-by-size",
     "def attention_scores(q, k):\n    return np.matmul(q, k.T) / k.shape[-1]"),
    ("field", "numerical_gradient", "times-two",
     ("def numerical_gradient(x, theta, epsilon):\n    J = lambda t: t ** 2 * x\n"
     "    return (J(theta + epsilon) - J(theta - epsilon)) / epsilon")),
    ("field", "he_weights", "divided-by-size times-size times-two",
     ("def he_weights(n_out, n_in):\n    W = np.random.default_rng(3).normal(size=(n_out, n_in))\n"
     "    return W * 2 / n_in")),
    ("field", "class_indices", "off-by-one",
     "def class_indices(scores):\n    return np.argmax(scores, axis=0) + 1"),
    ("field", "class_indices", "step-missing",
     "def class_indices(scores):\n    return scores / scores.sum()"),
    ("field", "entropy", "log-base",
     "def entropy(p):\n    return -(p * np.log2(p)).sum(axis=0)"),
    ("field", "relu", "not-clipped",
     "def relu(z):\n    return np.where(z > 0, z, 0.01 * z)"),
    ("field", "batch_mean", "wrong-axis",
     "def batch_mean(x):\n    return np.mean(x, axis=1)"),
    ("field", "batch_mean", "sum-for-mean",
     "def batch_mean(x):\n    return sum(row for row in x)"),
    ("field", "batch_mean", "wrong-axis reduced-too-far",
     "def batch_mean(x):\n    return np.mean(x)"),
    ("field", "moving_average", "only-one",
     ("def moving_average(values, beta):\n    v = 0\n    for t, x in enumerate(values):\n"
     "        v = beta * v + (1 - beta) * x\n    return v / (1 - beta ** (t + 1))")),
    ("field", "moving_average", "one-too-few",
     ("def moving_average(values, beta):\n    v, out = 0, []\n"
     "    for t in range(1, len(values)):\n        v = beta * v + (1 - beta) * values[t - 1]\n"
     "        out.append(v / (1 - beta ** t))\n    return out")),
]  # fmt: skip
