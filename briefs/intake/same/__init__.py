"""Is it the same story?"""
