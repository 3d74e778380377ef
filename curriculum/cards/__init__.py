"""Cards: one operation in NumPy, TensorFlow, Keras and PyTorch, side by side."""
