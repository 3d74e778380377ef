"""Which queue a run goes to, with which seed, and how long it waits there."""
