"""Web archives, read as a stream (ISO 28500): whole records, their digests checked, and where they break off said."""
