"""The views: an address, and what answers it."""

from onrecord.web.pages.answer import View
from onrecord.web.pages.article import view as article
from onrecord.web.pages.ask import view as ask
from onrecord.web.pages.claim import view as claim
from onrecord.web.pages.claims import view as claims
from onrecord.web.pages.copies import view as copies
from onrecord.web.pages.lists import articles, outlets, parties
from onrecord.web.pages.lists import copies as all_copies
from onrecord.web.pages.outlet import view as outlet
from onrecord.web.pages.party import view as party
from onrecord.web.pages.places import view as places
from onrecord.web.pages.search import view as search
from onrecord.web.pages.storylines import view as storylines

PAGES: tuple[tuple[str, View], ...] = (
    ("/claims", claims),
    ("/claims/{claim}", claim),
    ("/articles", articles),
    ("/articles/{article}", article),
    ("/ask", ask),
    ("/copies", all_copies),
    ("/copies/{a}/{b}", copies),
    ("/parties", parties),
    ("/parties/{party}", party),
    ("/outlets", outlets),
    ("/outlet", outlet),
    ("/places", places),
    ("/search", search),
    ("/storylines", storylines),
)
"""Addresses of the page, each with its view."""
