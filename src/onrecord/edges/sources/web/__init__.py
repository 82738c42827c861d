"""Links → captures, over a connection that leads nowhere it should not.

links ─ crawl → one queue a host ─ robots → allowed ─ client → answers ─ unfold → captures, further links

`addresses` says which machines may be asked, `urls` what two addresses have in common, `limits` how much and how fast.
"""
