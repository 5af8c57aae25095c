"""Both heatmaps under a hand: what a click on them means, and the page that shows them in full."""
