"""Lets `python -m wallboard` be the same program as `wallboard`."""

import sys

from wallboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
