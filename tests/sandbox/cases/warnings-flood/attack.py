import sys, warnings
warnings.simplefilter("always")
def double(x):
    for i in range(20000): warnings.warn("x" * 100 + str(i))
    return x * 2
