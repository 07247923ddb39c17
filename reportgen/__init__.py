"""reportgen: one YAML per budget project, every county's performance target table."""

__version__ = "0.1.0"
