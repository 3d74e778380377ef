"""The style many learners bring along: a fixed seed, the length of the list minus one, appends."""

import numpy as np


def relu(x):
    return np.maximum(0, x)


def initialize_parameters_zeros(layers_dims):
    parameters = {}
    L = len(layers_dims)
    for k in range(1, L):
        parameters["W" + str(k)] = np.zeros((layers_dims[k], layers_dims[k - 1]))
        parameters["b" + str(k)] = np.zeros((layers_dims[k], 1))
    return parameters


def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layers_dims)
    for k in range(1, L):
        parameters["W" + str(k)] = np.random.randn(layers_dims[k], layers_dims[k - 1]) * 10
        parameters["b" + str(k)] = np.zeros((layers_dims[k], 1))
    return parameters


def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    L = len(layers_dims) - 1
    for k in range(1, L + 1):
        scale = np.sqrt(2.0 / layers_dims[k - 1])
        parameters["W" + str(k)] = np.random.randn(layers_dims[k], layers_dims[k - 1]) * scale
        parameters["b" + str(k)] = np.zeros((layers_dims[k], 1))
    return parameters


def signal_sizes(X, layers_dims, initialization="he"):
    if initialization == "zeros":
        parameters = initialize_parameters_zeros(layers_dims)
    elif initialization == "random":
        parameters = initialize_parameters_random(layers_dims)
    elif initialization == "he":
        parameters = initialize_parameters_he(layers_dims)
    L = len(parameters) // 2
    A = X
    sizes = [np.sqrt(np.sum(np.square(A)) / A.size)]
    for k in range(1, L + 1):
        Z = np.dot(parameters["W" + str(k)], A) + parameters["b" + str(k)]
        A = relu(Z)
        sizes.append(np.sqrt(np.sum(np.square(A)) / A.size))
    return sizes
