"""einsum, fancy indexing and where; other names throughout; a different shift inside softmax."""

import numpy as np


def sigmoid(scores):
    small = np.exp(-np.abs(scores))
    return np.where(np.greater_equal(scores, 0), 1 / (1 + small), small / (1 + small))


def sigmoid_derivative(scores):
    small = np.exp(-np.abs(scores))
    return small / np.square(1 + small)


def image2vector(picture):
    height, width, channels = picture.shape
    pixels = picture.reshape(height * width, channels)
    return np.concatenate(list(pixels)).reshape(-1, 1)


def normalize_rows(table):
    squares = np.einsum("ij,ij->i", table, table)
    return table * (squares**-0.5)[:, None]


def softmax(table):
    highest = table.argmax(axis=1)
    shifted = table - table[np.arange(len(table)), highest][:, None]
    weights = np.exp(shifted)
    return np.einsum("ij,i->ij", weights, 1 / weights.sum(axis=1))


def L1(guess, truth):
    gap = guess - truth
    return np.where(gap < 0, -gap, gap).sum().item()


def L2(guess, truth):
    return np.einsum("i,i->", guess - truth, guess - truth)
