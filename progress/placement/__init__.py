"""The placement test: what somebody knows already, found with few questions. Rules and pages."""
