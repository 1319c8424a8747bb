"""Text to document and back; no input or output beyond bytes."""
