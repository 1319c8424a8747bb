"""An engine host with scripted engines: the real server and protocol, started with ``python -m tests.fakes.host_server``."""

from captionstudio.engines.host.server import serve
from tests.fakes.scripted import ScriptedRecogniser, ScriptedSpeakers, ScriptedTranslation

if __name__ == "__main__":
    serve(ScriptedRecogniser, ScriptedTranslation, ScriptedSpeakers)
