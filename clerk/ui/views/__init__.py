"""A meeting as the panels show it: plain data, made of the record and its minutes, without a widget in sight."""
