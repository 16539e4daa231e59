"""A document, or one article of it, as a file that a reader takes along.

`collect` asks the library and gives one value (`lawtext.akn.DatedDocument`); every form is made from it alone:
`lawtext.akn.write` (XML), `data` (JSON), `flow` and from it `plain` (text) and `word` (.docx).
"""
