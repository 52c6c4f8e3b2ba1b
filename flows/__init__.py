"""The shell: the stages in order, Prefect, the settings, the clock, the command line."""
