"""The sandbox seen from the worker: jails, warm parents, sessions, probes."""
