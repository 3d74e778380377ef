"""The closed list of what can become of a check or a whole submission."""

from enum import StrEnum


class Verdict(StrEnum):
    """One word for how a check (or a submission) ended. The values are stored and sent."""

    PASSED = "passed"
    WRONG = "wrong"
    ERROR = "error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    CRASHED = "crashed"
    NOT_ATTEMPTED = "not_attempted"
    OUR_FAILURE = "our_failure"
    VARIATION = "variation"
    """Of a submission alone: every check passes, and a variation is asked (`labs.originality`)."""
