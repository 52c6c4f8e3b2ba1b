"""From a company and a name to the channels that lead there, each with where it was seen and how sure it is."""
