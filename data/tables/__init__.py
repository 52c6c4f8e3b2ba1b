"""What is known, as rows: to learn something new is to add a row."""
