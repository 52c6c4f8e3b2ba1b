"""The companies of the demo world, and what a run must find of each."""
