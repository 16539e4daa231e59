"""PostgreSQL without a database administrator: finds the binaries, makes and starts this installation's cluster.

Each module imports only what stands before it: `errors`, `binaries` (which servers are on this machine), `account`
(as whom the server runs), `location` (where cluster and socket lie), `processes` (children that do not outlive us),
`cluster` (make, start, stop), `throwaway` (for tests), `ownership` (who started the server and who only uses it).
"""
