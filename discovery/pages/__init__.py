"""From the HTML of one page to the addresses, numbers and people that it publishes."""
