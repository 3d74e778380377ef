import numpy as np


def standardise(X):
    """Columns with mean 0 and standard deviation 1."""
    raise NotImplementedError


def sigmoid(z):
    """1 / (1 + exp(-z)) for every entry."""
    raise NotImplementedError


def cost(w, X, y):
    """Mean of the squared errors of a linear model."""
    raise NotImplementedError
