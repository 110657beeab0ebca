"""What the pages share: the bar with choices, blocks of HTML, the figures that are shown."""
