"""The library on the command line."""

from pholuat.library.commands.demo import demo, demo_arguments
from pholuat.library.commands.load import load, load_arguments
from pholuat.library.commands.search import search, search_arguments

__all__ = ["demo", "demo_arguments", "load", "load_arguments", "search", "search_arguments"]
