"""What one command does inside its transaction: claim it, look again, write, or say no in one sentence."""
