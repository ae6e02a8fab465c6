"""The minute book: where meetings are kept, and nothing that was acknowledged is ever lost.

`clerk.store.minutebook` is the door; the other files are the rooms behind it.
"""
