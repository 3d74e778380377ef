def double(x):
    e = type('\ud800\x00<b>', (Exception,), {})
    raise e('\u202e\x00\ud800')
