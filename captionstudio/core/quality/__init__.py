"""Rules that captions keep, checked one by one."""
