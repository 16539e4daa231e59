"""How common a lexeme is: what a long question asks first is what few provisions hold."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, transaction

from pholuat.library.models import CommonTerm, Passage

COMMON = 20
TOO_COMMON = 400


def count_terms() -> int:
    """Counts anew in how many passages each lexeme stands, and keeps those of at least COMMON; how many there are.

    The counts are weights, not truth: between two counts they may lag behind the library without harm.
    """
    statistics = f"SELECT words FROM {Passage._meta.db_table}"  # noqa: S608
    with transaction.atomic(), connection.cursor() as cursor:
        CommonTerm.objects.all().delete()
        cursor.execute(
            f"INSERT INTO {CommonTerm._meta.db_table} (term, passages)"  # noqa: S608
            " SELECT word, ndoc FROM ts_stat(%s) WHERE ndoc >= %s AND word NOT LIKE '=%%' ORDER BY word",
            [statistics, COMMON],
        )
        return int(cursor.rowcount)


def rarest(terms: Sequence[str], most: int) -> tuple[str, ...]:
    """The `most` terms that the fewest passages hold, in the order in which they were asked.

    A term of more than TOO_COMMON passages tells nothing beside a rarer one, and is left out.
    """
    known = dict(CommonTerm.objects.filter(term__in=terms).values_list("term", "passages"))
    ordered = sorted(range(len(terms)), key=lambda index: (known.get(terms[index], 0), index))
    telling = [index for index in ordered if known.get(terms[index], 0) <= TOO_COMMON] or ordered[:1]
    return tuple(terms[index] for index in sorted(telling[:most]))
