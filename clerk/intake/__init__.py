"""What comes in: pasted agendas and lists of members, read into plans that are shown before they are used."""
