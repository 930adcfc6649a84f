"""How fast is it? `python tests/benchmarks` prints the table of script.py; with a name behind it, paint say, another one's."""

import runpy
import sys
from pathlib import Path

name = sys.argv.pop(1) if len(sys.argv) > 1 else "script"
sys.path.insert(0, str(Path(__file__).parent))
runpy.run_path(str(Path(__file__).with_name(f"{name}.py")), run_name="__main__")
