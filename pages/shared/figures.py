"""What a page shows. Papers show the same, so it is made in reports/beeld.py."""

from reports.beeld import NOT_DELIVERED, Beeld, Rij, read, rijen

__all__ = ["NOT_DELIVERED", "Beeld", "Rij", "read", "rijen"]
