"""Pages that nobody would write, for hours: `make fuzz SECONDS=600`."""
