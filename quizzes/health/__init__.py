"""How questions do: what first answers say about them, for authors.

`answers` is what is looked at, `figures` adds it up, `flags` judges and ranks (all pure);
`services` writes the derived table `ItemHealth`, `selectors` read it. docs/decisions/0021 explains
the figures and the rule.
"""
