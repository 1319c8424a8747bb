"""Caption Studio: accurate captions, translated, corrected and exported, on the user's own computer."""

__version__ = "0.1.0"
