"""Claims in the index: columns over what a build's `annotate` found in articles, and what queries ask of them."""
