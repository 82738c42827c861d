"""Claims × copies × parties → origin ranges, loops, warnings."""
