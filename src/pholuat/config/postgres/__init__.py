"""PostgreSQL without a database administrator: finds the binaries, makes and starts this installation's cluster."""
