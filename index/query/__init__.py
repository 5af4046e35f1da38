"""The query language: from what is typed to a tree, and from a tree to text, to words, to articles and to spans."""
