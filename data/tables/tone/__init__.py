"""Phrases that a tone finds in a text, a file a language."""
