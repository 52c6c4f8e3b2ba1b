"""The flows with a Prefect server of their own, started once for all of them."""
