"""The benchmark: scorers, runners and the table of targets. See ``packaging/bench/run``."""
