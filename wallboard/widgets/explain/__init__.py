"""The pane beside the board that explains one figure: formula, numbers, limits, trend and rows."""
