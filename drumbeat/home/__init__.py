"""Home: the screens that show several areas at once. Reads only, no tables.

Screens: today, my work, portfolio, campaign home, list, board, timeline, feed.
"""
