"""Retrieval without a database: texts in, ranked texts out. Pure Python over an embedded inverted index.

`words` cuts a text into what is compared, `index` holds the texts and finds the nearest ones by BM25 over syllables
and pairs of neighbours, `signals` measures each of those against the question, `ranker` weighs the measures.
"""
