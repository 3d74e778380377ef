"""Certificates: earned by mastery alone, checked by anybody, never changed afterwards."""
