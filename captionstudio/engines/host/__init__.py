"""The engine host: a child process that runs recognition and translation and keeps their models warm."""
