"""What a meeting is, and the rules of the chamber.

Pure: no Qt, no SQL, no files. A meeting is its agenda and a list of facts, each with its time; everything
else (who is in the room, who may vote, whether a vote carried) is computed from them and never stored.
"""
