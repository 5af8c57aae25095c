"""A live supervisor wallboard for contact centres, on one shared incident database."""

__version__ = "0.1.0"
