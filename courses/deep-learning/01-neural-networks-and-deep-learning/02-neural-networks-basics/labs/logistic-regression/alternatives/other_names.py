"""Other names, comprehensions, arrays where lists are asked for, intermediate results printed."""

import numpy as np


def sigmoid(scores):
    scores = np.array(scores)
    positive = scores > 0
    decay = np.exp(np.where(positive, -scores, scores))
    return np.where(positive, 1 / (1 + decay), decay / (1 + decay))


def initialize_with_zeros(n):
    weights, bias = np.zeros(n).reshape(n, 1), float(0)
    assert weights.shape == (n, 1)
    return weights, bias


def propagate(weights, bias, data, targets):
    examples = data.shape[1]
    guesses = sigmoid(sum(weights[i, 0] * data[i] for i in range(len(data))) + bias)
    truth = targets.ravel()
    losses = [-np.log(p if y else 1 - p) for p, y in zip(guesses, truth, strict=False)]
    errors = guesses - truth
    gradient = np.array([[np.dot(feature, errors) / examples] for feature in data])
    return {"db": errors.mean(), "dw": gradient}, sum(losses) / examples


def optimize(weights, bias, data, targets, num_iterations=100, learning_rate=0.009):
    history = np.array([])
    for step in range(num_iterations):
        gradients, cost = propagate(weights, bias, data, targets)
        weights = np.subtract(weights, learning_rate * gradients["dw"])
        bias = np.subtract(bias, learning_rate * gradients["db"])
        if step == 100 * (step // 100):
            history = np.append(history, cost)
            print(f"{step}: {cost:.4f}")
    return {"w": weights, "b": bias}, gradients, history


def predict(weights, bias, data):
    probabilities = sigmoid(weights.T.dot(data) + bias)[0]
    return np.array([[1.0 if p > 0.5 else 0.0 for p in probabilities]])


def model(data, targets, new_data, new_targets, num_iterations=2000, learning_rate=0.5):
    start = initialize_with_zeros(data.shape[0])
    learnt, _, history = optimize(
        *start, data, targets, learning_rate=learning_rate, num_iterations=num_iterations
    )
    answer = {name: learnt[name] for name in "wb"}
    answer["costs"] = list(history)
    answer["Y_prediction_train"] = predict(learnt["w"], learnt["b"], data)
    answer["Y_prediction_test"] = predict(learnt["w"], learnt["b"], new_data)
    answer.update(learning_rate=learning_rate, num_iterations=num_iterations)
    return answer
