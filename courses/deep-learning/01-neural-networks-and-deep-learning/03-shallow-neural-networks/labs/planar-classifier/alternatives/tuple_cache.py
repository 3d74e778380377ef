"""A cache that is a tuple with the parameters in it, a generator, updates in place, einsum."""

import numpy as np

GENERATOR = np.random.default_rng(12345)


def layer_sizes(inputs, targets):
    (features, _), (outputs, _) = np.shape(inputs), np.shape(targets)
    return features, 4, outputs


def initialize_parameters(features, hidden, outputs):
    return {
        "b2": np.zeros((outputs, 1)),
        "b1": np.zeros((hidden, 1)),
        "W2": GENERATOR.normal(0.0, 0.01, (outputs, hidden)),
        "W1": GENERATOR.normal(0.0, 0.01, (hidden, features)),
    }


def forward_propagation(inputs, net):
    scores = np.einsum("hf,fm->hm", net["W1"], inputs) + net["b1"]
    reports = 2 / (1 + np.exp(-2 * scores)) - 1
    last = np.einsum("oh,hm->om", net["W2"], reports) + net["b2"]
    decay = np.exp(-np.abs(last))
    answers = np.where(last >= 0, 1 / (1 + decay), decay / (1 + decay))
    return answers, (scores, reports, net["W2"], last, answers)


def compute_cost(answers, targets):
    given_to_truth = np.where(targets == 1, answers, 1 - answers)
    return -np.log(given_to_truth).sum() / targets.size


def backward_propagation(net, cache, inputs, targets):
    scores, reports, weights, _, answers = cache
    examples = targets.shape[1]
    error = (answers - targets) / examples
    blame = np.einsum("oh,om->hm", weights, error) / np.cosh(scores) ** 2
    return {
        "db2": error.sum(axis=1).reshape(-1, 1),
        "dW2": np.einsum("om,hm->oh", error, reports),
        "db1": blame.sum(axis=1).reshape(-1, 1),
        "dW1": np.einsum("hm,fm->hf", blame, inputs),
    }


def update_parameters(net, slopes, rate=1.2):
    for key in ("W1", "W2", "b1", "b2"):
        net[key] -= rate * slopes["d" + key]
    return net


def nn_model(inputs, targets, hidden, rounds=10000, print_cost=False):
    features, _, outputs = layer_sizes(inputs, targets)
    net = initialize_parameters(features, hidden, outputs)
    while rounds > 0:
        slopes = backward_propagation(net, forward_propagation(inputs, net)[1], inputs, targets)
        net, rounds = update_parameters(net, slopes), rounds - 1
    return net


def predict(net, inputs):
    answers, _ = forward_propagation(inputs, net)
    return np.where(answers > 0.5, 1, 0)
