"""The benchmark is a script folder, not an installed package: tests find it by path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))
