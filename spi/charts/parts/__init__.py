"""What pictures say of the parts of the index: which made it, which moved it, which lag and what each would bring."""
