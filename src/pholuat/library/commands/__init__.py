"""The library on the command line."""

from pholuat.library.commands.indexing import index, index_arguments
from pholuat.library.commands.loading import load, load_arguments
from pholuat.library.commands.province import demo, demo_arguments
from pholuat.library.commands.searching import search, search_arguments

__all__ = ["demo", "demo_arguments", "index", "index_arguments", "load", "load_arguments", "search", "search_arguments"]
