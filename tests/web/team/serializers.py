"""Read by schemathesis at its start: lines of JSON, of which it knows no media type, are sent as they are."""

import schemathesis


@schemathesis.serializer("application/jsonl", "application/x-ndjson", "application/jsonlines")
def lines(_, value):
    return value if isinstance(value, bytes) else str(value).encode()
