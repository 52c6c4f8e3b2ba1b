"""The tests: a file per module, whole companies as golden cases, no network but loopback."""
