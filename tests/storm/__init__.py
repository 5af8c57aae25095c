"""Many dispatchers on one database that is killed meanwhile; the long one is `python -m tests.storm`."""
