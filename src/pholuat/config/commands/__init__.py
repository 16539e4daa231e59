"""The commands that belong to no room; `config.cli` lists them."""
