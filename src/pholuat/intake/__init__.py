"""A file becomes text, structure, a reviewed document: what units hold on paper enters the library."""
