"""Which version of the code this is."""

from importlib.metadata import version

VERSION = version("pholuat")
