"""Channels: where the team speaks, with what each of them asks and gives.

Words: a *channel* is a place to speak (newsletter, LinkedIn, trade show); its *cost model* says what is paid for; its
*stages* are those of the customer's journey it serves; its *formats* are what can be put out there; its *lead days* are
the working days material must be ready before it goes out; its *metrics* are what it is measured by.
Invariants: shipped channels are named in the reader's language until they are renamed; a removed channel keeps its name
for what was made for it, and takes nothing new.
Verbs: create_channel, update_channel, move_channel, remove_channel.
"""
