"""Addresses of pages: what may be asked for, and when two are one.

Only what is known to name no article is taken away: the fragment, and parameters that count readers. An unknown
parameter stays, for it may be the article's number.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote_plus, urljoin, urlsplit

from onrecord.errors import Refused

# Counters of newsletters, advertisements and social networks. All are set by the one who links, never by the outlet.
_COUNTERS = re.compile(
    r"utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_ga|_gl|mkt_tok",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_SAFE = "!#$%&'()*+,/:;=?@[]~"  # as they stand; all else that is no letter, digit or -._ is written as %XX
_LONGEST = 8000


class Parts(NamedTuple):
    """A link, taken apart; `target` is path and query as a request names them."""

    scheme: str
    host: str
    port: int
    target: str
    fragment: str

    @property
    def site(self) -> str:
        """Scheme, host and port, the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def is_link(what: str) -> bool:
    """Whether a name is an address on the web."""
    return what[:8].lower().startswith(("http://", "https://"))


def take_apart(url: str) -> Parts:
    """Take a link apart.

    Raises:
        Refused: it is none that may be asked for: no http, no host, a password in it, or characters no link has.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Refused(url, f"no address of a page ({error}); check the spelling") from error
    if parts.scheme not in _PORTS:
        raise Refused(url, "only http and https are fetched; save it and add the file")
    if not host or not re.fullmatch(r"[\w.:%-]+", host, re.ASCII):
        raise Refused(url, "no host in this address; check the spelling")
    if parts.username is not None or parts.password is not None:
        raise Refused(url.replace(parts.netloc, f"…@{host}"), "a password in the address would be kept; leave it out")
    if len(url) > _LONGEST:
        raise Refused(url[:80] + "…", f"longer than {_LONGEST:,} characters; no page has such an address")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Parts(parts.scheme, host.lower(), port or _PORTS[parts.scheme], target, parts.fragment)


def canonical(url: str) -> str:
    """Return the address under which a page is known: the same for two links that differ in nothing that names it.

    Raises:
        Refused: it is no address of a page.
    """
    parts = take_apart(url)
    path, mark, query = parts.target.partition("?")
    kept = [pair for pair in query.split("&") if not _COUNTERS.fullmatch(unquote_plus(pair.partition("=")[0]))]
    # "#!/story/7" names a page to the script that shows it; any other fragment is a place on the page.
    fragment = f"#{quote(parts.fragment, safe=_SAFE)}" if parts.fragment.startswith(("!", "/")) else ""
    return parts.site + _dotless(path) + (mark + "&".join(kept) if kept != [""] and kept else "") + fragment


def joined(base: str, link: str) -> str:
    """Return a link as it stands on a page, made whole by the page's own address."""
    try:
        return urljoin(base, link.strip())
    except ValueError:  # nothing that can be an address; `take_apart` will say so
        return link


def _dotless(path: str) -> str:
    """Resolve "." and ".." in a path; the escapes of its characters in capitals."""
    if "/." in path:
        path = urlsplit(urljoin("http://host/", path)).path
    return re.sub(r"%[0-9a-f]{2}", lambda match: match[0].upper(), path, flags=re.IGNORECASE)
