"""Scripts that made the weights in `claims/models`; not needed at run time."""
