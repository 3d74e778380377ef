"""The diary: the learner's own words beside what the site saw, private unless shared."""
