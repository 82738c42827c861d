"""The furniture of news pages: what stands on them for every article alike, and is no report.

Three kinds of phrases, in the languages news pages were seen in: ALONE make up a whole line, OPENING begin one,
INSIDE give it away wherever they stand.
"""

from __future__ import annotations

import re

from onrecord.text import holds

_ALONE = r"""
share|share this|tweet|pin it|teilen|merken|drucken|vorlesen|kommentare?|kopieren|link copied|copy link|bookmark
facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print|instagram|youtube|tiktok|messenger|viber
bluesky|threads|flipboard|rss|google news|apple news|advertisement|advertising|sponsored|sponsored content|promoted|ad
anzeige|werbung|publicidad|publicité|pubblicità|paid post|partner content|article content|story continues.*
article continues.*|skip to .*|skip ad|loading|close|menu|search|home|next|previous|back|back to top|back to video|top
continue|ok|cancel|play|play video|video|videos|gallery|photos?|live|more|weiter|zurück|mehr|suche|startseite
newsletters?|podcasts?|e-?paper|abo|impressum|datenschutz|agb|kontakt|contact|about|about us|privacy|privacy policy
terms|terms (?:of|and|&) \w+|cookies|cookie (?:policy|settings|preferences)|accessibility|careers|jobs|sitemap|help
faq|advertise|advertise with us|hide caption|toggle caption|enlarge|enlarge this image|expand|collapse|summary
reprints?|view comments|text size|font size|a ?a ?a|all rights reserved|generating key takeaways|key takeaways|related
recommended|trending|popular|most (?:read|popular|viewed|shared)|editor'?s?'? picks?|don'?t miss|up next
in this article|latest|latest (?:news|stories)|top stories|you (?:may|might) also like|what to read next
related (?:articles?|stories|topics?|content|links?|news|coverage)|see also|also read|read also|lesen sie auch
mehr zum thema|auch interessant|weitere (?:artikel|themen|news|nachrichten)|zum thema|meistgelesen
das könnte sie (?:auch )?interessieren|tags?|topics?|filed under|categories|category|keywords?|themen|schlagworte
stichworte|etiquetas|temas|comments?|comments? \(?\d+\)?|\d+ comments?|no comments(?: yet)?
comments (?:are|have been) \w+|\d+ ?min(?:ute)?s?\.?(?: read| ago)?|(?:reading time|lesezeit|lesedauer)\b.*
[\d.,]+k? (?:shares?|views?|likes?)|\d+ ?/ ?\d+|author|author:|author of the article:|written by|share on|share via
log ?in|sign ?in|sign ?up|subscribe|subscribe now|register|save|saved|listen|join the conversation|show more|load more
view more.*|read more.*|see more|watch|more from .*|more stories
"""
_OPENING = r"""
\(? ?(?:photos|videos?|gallery|slideshow|quiz|in pictures|in case you missed it):
share (?:this|on|via|your) |share:|read or share |read more\b|read also\b|also read\b|read next\b|see also:|watch:
related:|listen:|more:
(?:read|see|watch|listen|recommended|more on this|lesen sie auch|mehr dazu|lire aussi|lea también|leggi anche)\s?:
tags?:|topics?:|filed under:?|categories:|keywords:|themen:
(?:leave|post|write|add|view|show|load|join) (?:an?|your|the|our|all|\d+) ?(?:comment|reply|discussion|debate)
join the conversation
sign up (?:for|to|here|now|with)|sign in (?:to|with|here)|log in (?:to|with|here)|subscribe (?:to|now|here|for|today)
already a (?:subscriber|member)|register (?:now|for free|here)|jetzt (?:anmelden|abonnieren|testen)
(?:please )?follow us\b|like us on|join us on|contact us|email us|find us on
follow .{1,60} on (?:x|twitter|facebook|instagram|telegram|google news|whatsapp|social)|connect with us
(?:download|get|install) (?:the|our) .{0,40}\b(?:app|newsletter|alerts?)\b
get (?:breaking news|the latest|daily|unlimited)|©|\(c\) ?\d|copyright (?:©|\(c\)|\d{4}|by )|https?://|www\.
click here|tap here|for (?:more|the latest) .{0,40}(?:visit|click|see our|go to|subscribe|sign up|follow)
for copyright|to (?:share|print|comment|read more|see more|subscribe|learn more)\b
(?:send|email|e-mail) (?:us|your|a|tips|letters|feedback)\b.{0,60}(?:tips?|letters?|feedback|email|to)\b
have a (?:tip|story|news)|do you have (?:a|any) (?:story|tip|news|comment|information)|got a (?:tip|story)
manage (?:your )?(?:newsletters?|preferences|account)|enter your email|your email address
thank(?:s| you) for (?:signing|subscribing|reading)|support (?:our|independent|quality) (?:journalism|work)
become a (?:member|subscriber|supporter|patron)|print (?:this )?(?:article|page|story)
e-?mail (?:this )?(?:article|page|story)|save (?:this )?(?:article|story)
listen to (?:this|the) (?:article|story|podcast|episode)|updates and breaking news|this video (?:file|cannot)
media playback is|your browser|please enable|we use cookies|by (?:signing|subscribing|clicking|submitting)
this site is protected|an error (?:has )?occurred|not a (?:subscriber|member)|story continues below
the views expressed|views expressed|opinions expressed|the opinions expressed|disclaimer:
"""
_INSIDE = r"""
\ball rights reserved\b|\bcan also be accessed at\b|\bfollowing alternate addresses\b|\balle rechte vorbehalten\b
\bmay not be (?:published|reproduced|reprinted|copied)\b|\bfor reprint permission\b
\bsign up (?:for|to|here|now)\b.{0,60}\b(?:newsletters?|alerts?|emails?|briefing|updates|free|inbox)\b
\b(?:subscribe|sign up) (?:here|now|today|below)\b
\bdelivered (?:straight |directly |right )?to your (?:inbox|email)\b
\bby (?:signing up|subscribing|submitting)\b.{0,60}\b(?:you|agree|terms)\b|\buses? cookies\b
\b(?:verwendet|nutzt|nutzen) cookies\b|\bdatenschutzerklärung\b|\bdatenschutzbestimmungen\b|\bprivacy policy and\b
\bjavascript\b.{0,60}\b(?:enable|disabled|browser)\b|\b(?:enable|activate) javascript\b|\bclick here (?:to|for)\b
\b(?:follow|like) us on\b|\bviews expressed (?:in this|by the|here|are)\b
\bnewsletters? (?:abonnieren|anmelden|bestellen)\b|\bexterne[nrms]? inhalt\b|\bview the discussion thread\b
\bcomments? (?:are|is) (?:closed|moderated|disabled)\b|\bread (?:the )?full (?:story|article)\b.{0,20}$
"""


def _alternatives(rows: str) -> str:
    return "|".join(row.strip() for row in rows.strip().splitlines())


# A lone address, or nothing but marks and digits.
_BARE = (
    r"(?:https?://|www\.)\S+(?: \S{1,20})?|\S+@\S+\.\w{2,6}|"
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|de|ir|info|tv)(?:/\S*)?|[\W\d_]{1,12}"
)
_START = re.compile(rf"(?:(?:{_alternatives(_ALONE)}|{_BARE})[\s:.»>|…]*$|{_alternatives(_OPENING)})", re.IGNORECASE)
_ANYWHERE = re.compile(_alternatives(_INSIDE), re.IGNORECASE)
# One word of each INSIDE phrase: most lines hold none of them, and a plain search for these is fast.
_HINTS = """rights rechte accessed alternate reproduced reprint republished copied sign subscrib deliver cookies
datenschutz privacy javascript click expressed newsletter extern discussion comment full follow like""".split()


def is_furniture(line: str) -> bool:
    """Whether a trimmed line belongs to the page and not to the report."""
    if len(line) <= 240 and _START.match(line):
        return True
    if len(line) > 600:
        return False
    low = line.lower()
    return holds(low, _HINTS) and _ANYWHERE.search(line) is not None
