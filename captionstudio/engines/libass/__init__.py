"""Captions drawn over the player's picture by libass, the library that burning in uses."""
