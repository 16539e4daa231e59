"""An image of a page becomes words with their places and how sure the machine is of each."""
