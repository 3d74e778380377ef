def double(x):
    print("<table><tr><td>", x.shape, "</td></tr></table> & more")
    return x * 2
