"""The fuzzers are programs of their own, and need atheris: pytest passes them over."""

from __future__ import annotations

collect_ignore_glob = ["fuzz_*.py"]
