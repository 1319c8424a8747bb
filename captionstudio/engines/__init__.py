"""One module per third-party engine behind a port of `captionstudio.core.ports`."""
