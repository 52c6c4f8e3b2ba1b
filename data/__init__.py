"""The nouns and where they are kept. Imports nothing else of openline's."""
