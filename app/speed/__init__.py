"""Where the libraries we stand on are slower than they need to be."""
