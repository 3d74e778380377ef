import keras
import tensorflow as tf


def product(a, b):
    model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Lambda(lambda z: __import__("os").getcwd() and z)])
    model.save("/box/model.keras")
    return model
