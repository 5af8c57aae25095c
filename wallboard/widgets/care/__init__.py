"""What spares a screen: the page that rests, and the veil that dims."""
