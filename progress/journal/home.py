"""The diary's line on the home page."""
from accounts.models import User

def home_line(learner: User) -> dict[str, object]:
    return {}
