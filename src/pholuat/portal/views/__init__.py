"""The public pages: each view reads the address, asks the library, and gives a template what it shows."""
