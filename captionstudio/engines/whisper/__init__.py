"""Speech to words with Whisper: speech regions, the language of each, windows, decoding, word times."""
