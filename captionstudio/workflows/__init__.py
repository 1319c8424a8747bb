"""Job bodies: what the window, the command line and the tests run alike."""
