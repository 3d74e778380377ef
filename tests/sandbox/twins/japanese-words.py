def double(x):
    # 全角（コメント）は構いません　
    名前 = "（全角）　"
    print(名前)
    return x * 2
