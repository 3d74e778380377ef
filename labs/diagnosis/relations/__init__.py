"""Families of relations. Each finder proposes hypotheses; labs.diagnosis.order says which first."""
