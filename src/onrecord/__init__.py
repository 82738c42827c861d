"""Who is on record, saying what, on whose word?"""
