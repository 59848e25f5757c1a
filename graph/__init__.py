"""Actor–stance knowledge graphs from political news text."""

__version__ = "0.1.0"
