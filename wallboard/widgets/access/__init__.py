"""What the pages say to whoever reads them without eyes, and how the keyboard reaches all of it."""
