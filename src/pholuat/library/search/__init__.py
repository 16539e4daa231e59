"""Search: a question is analysed, a plan is made, and one module (`engine`) knows how it is carried out.

`service.search` is the door; `analysis`, `planning` and `results` need no database.
"""
