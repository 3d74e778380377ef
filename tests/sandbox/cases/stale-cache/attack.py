answers = []


def double(x):
    answers.append(x * 2)
    return answers[0]
