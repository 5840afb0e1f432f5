"""The condition of a search in the SQL of a database that Django has no words for."""

from django.db.models import BooleanField, Func


class Answering(Func):
    """Whether the index says of a brief that it answers a query: Answering(F("pk"), Value(query)).

    statement  SQL in which {brief} stands for the brief's id and {query} for the query
    """

    output_field = BooleanField()
    statement = ""

    def as_sql(self, compiler, connection, **about):
        brief, query = map(compiler.compile, self.get_source_expressions())
        return self.statement.format(brief=brief[0], query=query[0]), [*brief[1], *query[1]]
