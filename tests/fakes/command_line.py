"""The command line over scripted engines in a real engine host: ``python -m tests.fakes.command_line VERB ...``."""

import sys

from captionstudio import cli
from captionstudio.engines.host import client

if __name__ == "__main__":
    client._SERVER = "tests.fakes.host_server"
    sys.exit(cli.run())
