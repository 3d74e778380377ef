"""The error for a response that cannot be understood, which is never marked as wrong."""


class Unreadable(Exception):
    """A response was empty or could not be read; nothing is stored and no mark is given.

    `code` names the cause (a key of `quizzes.messages.UNREADABLE`).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
