"""What runs inside the sandbox. No Django here; only labs.sandbox imports it, for its protocol."""
