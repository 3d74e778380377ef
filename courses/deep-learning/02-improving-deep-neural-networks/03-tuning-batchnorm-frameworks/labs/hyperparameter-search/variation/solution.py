def sample_log_uniform(low, high, size, seed=0):
    """Return size numbers between low and high whose distance from 1 is log-uniform."""
    ends = np.log10(1 - high), np.log10(1 - low)
    return 1 - 10 ** np.random.default_rng(seed).uniform(*ends, size)
