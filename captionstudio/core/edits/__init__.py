"""Edits of a document: pure functions that look at it and return the `Change` to make, one module for each kind."""
