"""What leaves the house is made safe here: markup people wrote, and values not everybody may read."""
