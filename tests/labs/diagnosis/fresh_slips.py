"""Common slips in the NumPy labs, written from instructions and solutions alone.

Whoever wrote them had not seen what mistakes.py and the relations know. One row is: the lab, the
function, what went wrong in words, the names that say so (see test_fresh_slips), the function.
"""

Slip = tuple[str, str, str, str, str]

BASICS = "numpy-basics"
LOGISTIC = "logistic-regression"
LOOPS = "vectorization"
PLANAR = "planar-classifier"
DEEP = "deep-network-building-blocks"

FRESH_SLIPS: list[Slip] = [
    (
        BASICS,
        "sigmoid",
        "the sign in the exponent",
        "",
        """
def sigmoid(x):
    return 1 / (1 + np.exp(x))
""",
    ),
    (
        BASICS,
        "sigmoid",
        "brackets: 1/1 + exp",
        "",
        """
def sigmoid(x):
    s = 1/1 + np.exp(-x)
    return s
""",
    ),
    (
        BASICS,
        "sigmoid",
        "tanh taken for the sigmoid",
        "other-step",
        """
def sigmoid(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
""",
    ),
    (
        BASICS,
        "sigmoid",
        "minus for plus below",
        "",
        """
def sigmoid(x):
    return 1 / (1 - np.exp(-x))
""",
    ),
    (
        BASICS,
        "sigmoid",
        "absolute value in the exponent",
        "argument-absolute",
        """
def sigmoid(x):
    return 1 / (1 + np.exp(-np.abs(x)))
""",
    ),
    (
        BASICS,
        "sigmoid",
        "no reciprocal",
        "step-missing",
        """
def sigmoid(x):
    return 1 + np.exp(-x)
""",
    ),
    (
        BASICS,
        "sigmoid_derivative",
        "x itself for the sigmoid of x",
        "",
        """
def sigmoid_derivative(x):
    return x * (1 - x)
""",
    ),
    (
        BASICS,
        "sigmoid_derivative",
        "half of it uses x",
        "",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    ds = s * (1 - x)
    return ds
""",
    ),
    (
        BASICS,
        "sigmoid_derivative",
        "the slope of tanh",
        "",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return 1 - s ** 2
""",
    ),
    (
        BASICS,
        "sigmoid_derivative",
        "brackets: s * 1 - s",
        "all-zero",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * 1 - s
""",
    ),
    (
        BASICS,
        "sigmoid_derivative",
        "the sign of the second factor",
        "sign",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (s - 1)
""",
    ),
    (
        BASICS,
        "sigmoid_derivative",
        "the sigmoid, not its slope",
        "",
        """
def sigmoid_derivative(x):
    return sigmoid(x)
""",
    ),
    (
        BASICS,
        "image2vector",
        "a row for a column",
        "transposed",
        """
def image2vector(image):
    return image.reshape(1, -1)
""",
    ),
    (
        BASICS,
        "image2vector",
        "one axis only",
        "missing-keepdims flattened",
        """
def image2vector(image):
    return image.flatten()
""",
    ),
    (
        BASICS,
        "image2vector",
        "columns first",
        "other-order",
        """
def image2vector(image):
    return image.T.reshape(-1, 1)
""",
    ),
    (
        BASICS,
        "image2vector",
        "one channel each column",
        "not-flattened other-shape",
        """
def image2vector(image):
    h, w, c = image.shape
    return image.reshape(h * w, c)
""",
    ),
    (
        BASICS,
        "image2vector",
        "scaled to 0..1 although nobody asked",
        "constant-factor",
        """
def image2vector(image):
    v = image.reshape(image.shape[0] * image.shape[1] * image.shape[2], 1)
    return v / 255.
""",
    ),
    (
        BASICS,
        "normalize_rows",
        "columns for rows",
        "wrong-axis",
        """
def normalize_rows(x):
    x_norm = np.linalg.norm(x, axis=0, keepdims=True)
    return x / x_norm
""",
    ),
    (
        BASICS,
        "normalize_rows",
        "one length for the whole matrix",
        "wrong-axis",
        """
def normalize_rows(x):
    return x / np.linalg.norm(x)
""",
    ),
    (
        BASICS,
        "normalize_rows",
        "sum of absolute values for the length",
        "other-reduction",
        """
def normalize_rows(x):
    return x / np.sum(np.abs(x), axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "normalize_rows",
        "no square root",
        "other-reduction",
        """
def normalize_rows(x):
    x_norm = np.sum(x * x, axis=1, keepdims=True)
    x = x / x_norm
    return x
""",
    ),
    (
        BASICS,
        "normalize_rows",
        "divided by the plain sum",
        "other-reduction",
        """
def normalize_rows(x):
    return x / x.sum(axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "normalize_rows",
        "standardised in place of normalised",
        "other-reduction",
        """
def normalize_rows(x):
    mu = x.mean(axis=1, keepdims=True)
    return (x - mu) / x.std(axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "softmax",
        "exp overflows",
        "not-finite",
        """
def softmax(x):
    x_exp = np.exp(x)
    return x_exp / np.sum(x_exp, axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "softmax",
        "columns for rows",
        "wrong-axis normalised-along",
        """
def softmax(x):
    e = np.exp(x - np.max(x, axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
""",
    ),
    (
        BASICS,
        "softmax",
        "one sum for the whole matrix",
        "wrong-axis",
        """
def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()
""",
    ),
    (
        BASICS,
        "softmax",
        "one maximum for all rows",
        "not-finite",
        """
def softmax(x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "softmax",
        "no exp",
        "other-reduction",
        """
def softmax(x):
    return x / np.sum(x, axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "softmax",
        "logarithm at the end",
        "step-missing step-too-many",
        """
def softmax(x):
    z = x - x.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))
""",
    ),
    (
        BASICS,
        "softmax",
        "the sign in the exponent",
        "argument-negated",
        """
def softmax(x):
    e = np.exp(-x - np.max(-x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
""",
    ),
    (
        BASICS,
        "L1",
        "mean for sum",
        "divided-by-size mean-for-sum",
        """
def L1(yhat, y):
    return np.mean(np.abs(y - yhat))
""",
    ),
    (
        BASICS,
        "L1",
        "no absolute value",
        "",
        """
def L1(yhat, y):
    return np.sum(yhat - y)
""",
    ),
    (
        BASICS,
        "L1",
        "absolute value of the sum",
        "",
        """
def L1(yhat, y):
    return abs(np.sum(y - yhat))
""",
    ),
    (
        BASICS,
        "L1",
        "sum missing",
        "reduction-missing",
        """
def L1(yhat, y):
    return np.abs(yhat - y)
""",
    ),
    (
        BASICS,
        "L1",
        "sizes subtracted, not differences",
        "",
        """
def L1(yhat, y):
    return np.sum(np.abs(yhat) - np.abs(y))
""",
    ),
    (
        BASICS,
        "L2",
        "square root at the end",
        "step-too-many",
        """
def L2(yhat, y):
    return np.linalg.norm(yhat - y)
""",
    ),
    (
        BASICS,
        "L2",
        "square of the sum",
        "",
        """
def L2(yhat, y):
    return np.sum(yhat - y) ** 2
""",
    ),
    (
        BASICS,
        "L2",
        "mean for sum",
        "divided-by-size mean-for-sum",
        """
def L2(yhat, y):
    return ((yhat - y) ** 2).mean()
""",
    ),
    (
        BASICS,
        "L2",
        "halved",
        "halved",
        """
def L2(yhat, y):
    d = yhat - y
    return 0.5 * np.dot(d, d)
""",
    ),
    (
        BASICS,
        "L2",
        "absolute values, not squares",
        "",
        """
def L2(yhat, y):
    return np.abs(yhat - y).sum()
""",
    ),
    (
        LOGISTIC,
        "initialize_with_zeros",
        "one axis",
        "missing-keepdims flattened",
        """
def initialize_with_zeros(dim):
    w = np.zeros(dim)
    b = 0.0
    return w, b
""",
    ),
    (
        LOGISTIC,
        "initialize_with_zeros",
        "a row for a column",
        "transposed other-shape",
        """
def initialize_with_zeros(dim):
    w = np.zeros((1, dim))
    b = 0.0
    return w, b
""",
    ),
    (
        LOGISTIC,
        "initialize_with_zeros",
        "random numbers",
        "",
        """
def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0.01
    b = 0.0
    return w, b
""",
    ),
    (
        LOGISTIC,
        "initialize_with_zeros",
        "b as long as w",
        "",
        """
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = np.zeros((dim, 1))
    return w, b
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "half of the cross-entropy missing",
        "",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "number of features for the number of examples",
        "times-size divided-by-size",
        """
def propagate(w, b, X, Y):
    m = X.shape[0]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "db not summed",
        "reduction-missing",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": (A - Y) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "dw lies on its side",
        "transposed",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": np.dot(A - Y, X.T) / m, "db": np.sum(A - Y) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "a slope of the sigmoid too many",
        "",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = (A - Y) * A * (1 - A)
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "squared error for the cross-entropy",
        "",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.sum((A - Y) ** 2) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "the bias left out",
        "argument-as-zero",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X))
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "log A in both halves",
        "",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(A)) / m
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "propagate",
        "the sign of the cost",
        "sign",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}, cost
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "uphill",
        "",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "every cost kept",
        "",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "the bias never learns",
        "",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "return inside the loop",
        "",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
        return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "learning rate forgotten",
        "argument-as-one",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - grads["dw"]
        b = b - grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "learning rate written into the loop",
        "default-used",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - 0.009 * grads["dw"]
        b = b - 0.009 * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "one step too few",
        "argument-off-by-one",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(1, num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if (i - 1) % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "optimize",
        "the first cost is left out",
        "one-too-few",
        """
def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0 and i > 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        LOGISTIC,
        "predict",
        "one half counts as 1",
        "",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A >= 0.5) * 1.0
""",
    ),
    (
        LOGISTIC,
        "predict",
        "probabilities returned",
        "step-missing step-missing-threshold",
        """
def predict(w, b, X):
    return sigmoid(np.dot(w.T, X) + b)
""",
    ),
    (
        LOGISTIC,
        "predict",
        "the score against one half, no sigmoid",
        "",
        """
def predict(w, b, X):
    z = np.dot(w.T, X) + b
    return np.where(z > 0.5, 1.0, 0.0)
""",
    ),
    (
        LOGISTIC,
        "predict",
        "the other way round",
        "complement",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return np.where(A > 0.5, 0.0, 1.0)
""",
    ),
    (
        LOGISTIC,
        "predict",
        "the bias left out",
        "argument-as-zero",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X))
    return np.where(A > 0.5, 1.0, 0.0)
""",
    ),
    (
        LOGISTIC,
        "model",
        "predictions of the two sets exchanged",
        "swapped-parts",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_train),
            "Y_prediction_train": predict(w, b, X_test), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
    ),
    (
        LOGISTIC,
        "model",
        "learning rate not handed on",
        "",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations)
    w, b = params["w"], params["b"]
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
    ),
    (
        LOGISTIC,
        "model",
        "the untrained w and b are used",
        "",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    return {"costs": costs, "Y_prediction_test": predict(w, b, X_test),
            "Y_prediction_train": predict(w, b, X_train), "w": w, "b": b,
            "learning_rate": learning_rate, "num_iterations": num_iterations}
""",
    ),
    (
        LOOPS,
        "dot_product",
        "sum missing",
        "reduction-missing",
        """
def dot_product(a, b):
    return a * b
""",
    ),
    (
        LOOPS,
        "dot_product",
        "product of the sums",
        "",
        """
def dot_product(a, b):
    return np.sum(a) * np.sum(b)
""",
    ),
    (
        LOOPS,
        "outer_product",
        "rows and columns exchanged",
        "transposed",
        """
def outer_product(a, b):
    return np.outer(b, a)
""",
    ),
    (
        LOOPS,
        "outer_product",
        "added, not multiplied",
        "other-product",
        """
def outer_product(a, b):
    return a.reshape(-1, 1) + b.reshape(1, -1)
""",
    ),
    (
        LOOPS,
        "relu_and_derivative",
        "slope 1 at zero",
        "",
        """
def relu_and_derivative(Z):
    return np.maximum(Z, 0), (Z >= 0).astype(float)
""",
    ),
    (
        LOOPS,
        "relu_and_derivative",
        "a leak below zero",
        "",
        """
def relu_and_derivative(Z):
    return np.where(Z > 0, Z, 0.01 * Z), np.where(Z > 0, 1.0, 0.01)
""",
    ),
    (
        LOOPS,
        "relu_and_derivative",
        "true and false for 1 and 0",
        "dtype",
        """
def relu_and_derivative(Z):
    return np.maximum(Z, 0), Z > 0
""",
    ),
    (
        LOOPS,
        "relu_and_derivative",
        "only the activation",
        "part-only",
        """
def relu_and_derivative(Z):
    return np.maximum(Z, 0)
""",
    ),
    (
        LOOPS,
        "column_norms",
        "rows for columns",
        "wrong-axis",
        """
def column_norms(X):
    return np.linalg.norm(X, axis=1, keepdims=True)
""",
    ),
    (
        LOOPS,
        "column_norms",
        "no square root",
        "step-missing step-missing-sqrt other-reduction",
        """
def column_norms(X):
    return np.sum(X ** 2, axis=0, keepdims=True)
""",
    ),
    (
        LOOPS,
        "column_norms",
        "no keepdims",
        "missing-keepdims",
        """
def column_norms(X):
    return np.sqrt((X ** 2).sum(axis=0))
""",
    ),
    (
        LOOPS,
        "linear_scores",
        "bias added before the product",
        "",
        """
def linear_scores(w, b, X):
    return np.dot(w.T, X + b)
""",
    ),
    (
        LOOPS,
        "linear_scores",
        "a column for a row",
        "transposed",
        """
def linear_scores(w, b, X):
    return np.dot(X.T, w) + b
""",
    ),
    (
        LOOPS,
        "gradient_sums",
        "mean for sum",
        "divided-by-size",
        """
def gradient_sums(X, dZ):
    m = X.shape[1]
    return np.dot(X, dZ.T) / m, np.sum(dZ) / m
""",
    ),
    (
        LOOPS,
        "gradient_sums",
        "sum without keepdims",
        "missing-keepdims",
        """
def gradient_sums(X, dZ):
    return np.sum(X * dZ, axis=1), np.sum(dZ)
""",
    ),
    (
        LOOPS,
        "standardize_features",
        "columns for rows",
        "wrong-axis",
        """
def standardize_features(X):
    return (X - X.mean(axis=0, keepdims=True)) / X.std(axis=0, keepdims=True)
""",
    ),
    (
        LOOPS,
        "standardize_features",
        "variance for standard deviation",
        "other-reduction",
        """
def standardize_features(X):
    mu = np.mean(X, axis=1, keepdims=True)
    return (X - mu) / np.var(X, axis=1, keepdims=True)
""",
    ),
    (
        LOOPS,
        "standardize_features",
        "divided by m - 1",
        "times-size divided-by-size",
        """
def standardize_features(X):
    mu = np.mean(X, axis=1, keepdims=True)
    return (X - mu) / np.std(X, axis=1, keepdims=True, ddof=1)
""",
    ),
    (
        LOOPS,
        "standardize_features",
        "the mean is not taken off",
        "other-reduction",
        """
def standardize_features(X):
    return X / np.std(X, axis=1, keepdims=True)
""",
    ),
    (
        LOOPS,
        "pairwise_squared_distances",
        "square root",
        "step-too-many",
        """
def pairwise_squared_distances(A, B):
    d = A[:, :, None] - B[:, None, :]
    return np.sqrt((d ** 2).sum(axis=0))
""",
    ),
    (
        LOOPS,
        "pairwise_squared_distances",
        "no factor 2 before the product",
        "",
        """
def pairwise_squared_distances(A, B):
    return (A ** 2).sum(axis=0)[:, None] + (B ** 2).sum(axis=0) - A.T @ B
""",
    ),
    (
        LOOPS,
        "pairwise_squared_distances",
        "a and b exchanged",
        "transposed",
        """
def pairwise_squared_distances(A, B):
    d = B[:, :, None] - A[:, None, :]
    return (d ** 2).sum(axis=0)
""",
    ),
    (
        PLANAR,
        "layer_sizes",
        "examples counted, not features",
        "",
        """
def layer_sizes(X, Y):
    return X.shape[1], 4, Y.shape[1]
""",
    ),
    (
        PLANAR,
        "layer_sizes",
        "input and output exchanged",
        "swapped-parts",
        """
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_h = 4
    n_y = Y.shape[0]
    return n_y, n_h, n_x
""",
    ),
    (
        PLANAR,
        "initialize_parameters",
        "weights not made small",
        "",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_h, n_x), "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_y, n_h), "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        PLANAR,
        "initialize_parameters",
        "weights of zero",
        "",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)),
            "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        PLANAR,
        "initialize_parameters",
        "rand for randn",
        "",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.rand(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.rand(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        PLANAR,
        "initialize_parameters",
        "W lies on its side",
        "",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_x, n_h) * 0.01, "b1": np.zeros((n_h, 1)),
            "W2": np.random.randn(n_h, n_y) * 0.01, "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        PLANAR,
        "forward_propagation",
        "sigmoid in the hidden layer",
        "",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = sigmoid(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        PLANAR,
        "forward_propagation",
        "no activation in the hidden layer",
        "",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = Z1
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        PLANAR,
        "forward_propagation",
        "tanh at the end",
        "other-step",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        PLANAR,
        "forward_propagation",
        "the second bias left out",
        "",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1)
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        PLANAR,
        "compute_cost",
        "sum for mean",
        "times-size sum-for-mean",
        """
def compute_cost(A2, Y):
    logprobs = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    return float(-np.sum(logprobs))
""",
    ),
    (
        PLANAR,
        "compute_cost",
        "half of the cross-entropy missing",
        "",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    logprobs = np.multiply(np.log(A2), Y)
    return float(-np.sum(logprobs) / m)
""",
    ),
    (
        PLANAR,
        "backward_propagation",
        "the slope of tanh left out",
        "",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        PLANAR,
        "backward_propagation",
        "the slope of the sigmoid for that of tanh",
        "",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        PLANAR,
        "backward_propagation",
        "Z1 in the slope of tanh",
        "",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - cache["Z1"] ** 2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        PLANAR,
        "backward_propagation",
        "labels minus outputs",
        "sign",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = Y - cache["A2"]
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - A1 ** 2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        PLANAR,
        "backward_propagation",
        "no keepdims in the biases",
        "missing-keepdims",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - A1 ** 2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        PLANAR,
        "update_parameters",
        "uphill",
        "",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] + learning_rate * grads["d" + k] for k in parameters}
""",
    ),
    (
        PLANAR,
        "update_parameters",
        "biases stay as they are",
        "",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    return {"W1": W1, "b1": parameters["b1"], "W2": W2, "b2": parameters["b2"]}
""",
    ),
    (
        PLANAR,
        "update_parameters",
        "the rate of another lab as default",
        "",
        """
def update_parameters(parameters, grads, learning_rate=0.01):
    return {k: parameters[k] - learning_rate * grads["d" + k] for k in parameters}
""",
    ),
    (
        PLANAR,
        "predict",
        "one half counts as 1",
        "",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (A2 >= 0.5).astype(float)
""",
    ),
    (
        DEEP,
        "initialize_parameters_deep",
        "weights of zero",
        "",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        DEEP,
        "initialize_parameters_deep",
        "W lies on its side",
        "",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l - 1], layer_dims[l]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        DEEP,
        "initialize_parameters_deep",
        "biases without a second axis",
        "",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros(layer_dims[l])
    return parameters
""",
    ),
    (
        DEEP,
        "initialize_parameters_deep",
        "the last layer is missing",
        "",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims) - 1):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        DEEP,
        "linear_forward",
        "the bias left out",
        "argument-as-zero summand",
        """
def linear_forward(A, W, b):
    Z = np.dot(W, A)
    return Z, (A, W, b)
""",
    ),
    (
        DEEP,
        "linear_forward",
        "the cache in another order",
        "swapped-parts",
        """
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    return Z, (W, A, b)
""",
    ),
    (
        DEEP,
        "linear_forward",
        "the bias taken off",
        "argument-negated coefficient",
        """
def linear_forward(A, W, b):
    Z = np.dot(W, A) - b
    return Z, (A, W, b)
""",
    ),
    (
        DEEP,
        "linear_activation_forward",
        "A for Z in the cache",
        "",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu":
        A = np.maximum(0, Z)
    else:
        A = 1 / (1 + np.exp(-Z))
    return A, (linear_cache, A)
""",
    ),
    (
        DEEP,
        "linear_activation_forward",
        "the two activations exchanged",
        "",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = np.maximum(0, Z)
    else:
        A = 1 / (1 + np.exp(-Z))
    return A, (linear_cache, Z)
""",
    ),
    (
        DEEP,
        "linear_activation_forward",
        "only the linear part is kept",
        "",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "relu":
        A = np.maximum(0, Z)
    else:
        A = 1 / (1 + np.exp(-Z))
    return A, linear_cache
""",
    ),
    (
        DEEP,
        "L_model_forward",
        "sigmoid in every layer",
        "",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)],
                                             parameters["b" + str(l)], "sigmoid")
        caches.append(cache)
    return A, caches
""",
    ),
    (
        DEEP,
        "L_model_forward",
        "the last cache is not kept",
        "one-too-few",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters["W" + str(l)],
                                             parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)],
                                          parameters["b" + str(L)], "sigmoid")
    return AL, caches
""",
    ),
    (
        DEEP,
        "compute_cost",
        "the sign",
        "sign",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    return np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m
""",
    ),
    (
        DEEP,
        "compute_cost",
        "a matrix, not a number",
        "extra-axis",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    return -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
""",
    ),
    (
        DEEP,
        "linear_backward",
        "dW not divided by m",
        "times-size",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        DEEP,
        "linear_backward",
        "dA_prev divided by m as well",
        "divided-by-size",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ) / m
    return dA_prev, dW, db
""",
    ),
    (
        DEEP,
        "linear_backward",
        "one number for all biases",
        "",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        DEEP,
        "linear_backward",
        "results in another order",
        "swapped-parts",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dW, db, dA_prev
""",
    ),
    (
        DEEP,
        "linear_activation_backward",
        "the sign of dA decides, not that of Z",
        "",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = np.maximum(dA, 0)
    else:
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        DEEP,
        "linear_activation_backward",
        "the slope of the sigmoid left out",
        "",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
    else:
        dZ = dA
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        DEEP,
        "linear_activation_backward",
        "the sigmoid for its slope",
        "",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        dZ = dA * (1 / (1 + np.exp(-Z)))
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        DEEP,
        "L_model_backward",
        "the sign of the first slope",
        "sign",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = np.divide(Y, AL) - np.divide(1 - Y, 1 - AL)
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db
    return grads
""",
    ),
    (
        DEEP,
        "L_model_backward",
        "AL - Y goes through the sigmoid again",
        "",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = AL - Y
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(
            dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db
    return grads
""",
    ),
    (
        DEEP,
        "update_parameters",
        "the learning rate left out",
        "argument-as-one",
        """
def update_parameters(parameters, grads, learning_rate):
    L = len(parameters) // 2
    new = dict(parameters)
    for l in range(1, L + 1):
        new["W" + str(l)] = parameters["W" + str(l)] - grads["dW" + str(l)]
        new["b" + str(l)] = parameters["b" + str(l)] - grads["db" + str(l)]
    return new
""",
    ),
    (
        DEEP,
        "update_parameters",
        "the last layer is not updated",
        "",
        """
def update_parameters(parameters, grads, learning_rate):
    L = len(parameters) // 2
    new = dict(parameters)
    for l in range(1, L):
        new["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return new
""",
    ),
]
