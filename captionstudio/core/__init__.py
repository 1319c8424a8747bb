"""What captions are: words, cues, tracks, documents and the rules they obey. Standard library only."""
