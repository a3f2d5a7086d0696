"""What the journeys stand on: the product as a process, a browser, a mail server, and measures of a page."""
