"""Files, folders, tables → captures."""
