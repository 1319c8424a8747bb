"""Composition root of the window: builds the engines and hands them in."""
