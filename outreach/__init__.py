"""From channels to finished words. Returns text; sends, dials and connects nothing."""
