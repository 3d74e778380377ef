import numpy as np
from numpy.lib.stride_tricks import as_strided


def double(x):
    """By a record, a mask, a stride of nothing and thirty axes; plain in the end."""
    records = np.zeros(x.shape, dtype=[("value", "f8"), ("factor", "i4")])
    records["value"], records["factor"] = x, 2
    masked = np.ma.masked_array(records["value"], mask=np.zeros(x.shape, bool))
    two = as_strided(np.array([2.0]), shape=x.shape, strides=(0,) * x.ndim)
    wide = np.asarray(masked).reshape((1,) * (30 - x.ndim) + x.shape)
    return wide.reshape(x.shape) * two
