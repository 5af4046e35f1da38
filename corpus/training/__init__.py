"""The scripts that counted what `corpus` knows of words. Not needed to run the program."""
