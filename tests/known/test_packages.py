"""Packages of known names in their four layouts, and what they join."""

import json

import pytest

from onrecord.edges.known import open_package
from onrecord.errors import Unreadable

OFAC = (
    '306,"BANCO MARN",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'BMV\'."\n'
    '2674,"VELAR, Oru",individual,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '2675,"SEA STAR",vessel,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '2676,"Alone",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\x1a'
)
ALT = '306,1,"aka","NATIONAL BANK OF MARN",-0- \n2674,2,"aka","MINDER, Abu",-0- \n2675,3,"aka","SEA STONE",-0- \n'
UN = """<?xml version="1.0"?><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ORU</FIRST_NAME>
<SECOND_NAME>VELAR</SECOND_NAME><REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abu Minder</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Tall</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><FIRST_NAME>Marn Front</FIRST_NAME><REFERENCE_NUMBER>QDe.002</REFERENCE_NUMBER>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Jabhat al-Marn</ALIAS_NAME></ENTITY_ALIAS></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>"""


def entries(path):
    return [(entry.names, entry.kind, entry.origin) for entry in open_package(path).entries]


def test_ofac(tmp_path):
    (tmp_path / "sdn.csv").write_text(OFAC)
    (tmp_path / "alt.csv").write_text(ALT)
    assert (
        entries(tmp_path / "sdn.csv")
        == entries(tmp_path)
        == [
            (("Banco Marn", "National Bank Of Marn", "BMV"), "organisation", "OFAC SDN 306"),
            (("Oru Velar", "Abu Minder"), "person", "OFAC SDN 2674"),
        ]
    )


def test_the_uns_list(tmp_path):
    (tmp_path / "list.xml").write_text(UN)
    assert entries(tmp_path / "list.xml") == [
        (("ORU VELAR", "Abu Minder"), "person", "UN list QDi.001"),
        (("Marn Front", "Jabhat al-Marn"), "organisation", "UN list QDe.002"),
    ]


def test_wikidata_in_both_forms(tmp_path):
    human = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]}
    rows = [
        {
            "id": "Q1",
            "labels": {"en": {"value": "Oru Velar"}},
            "aliases": {"en": [{"value": "Abu Minder"}]},
            "claims": human,
        },
        {"id": "Q2", "label": "Marn Front", "aliases": ["Jabhat al-Marn"], "type": "organisation"},
        {"id": "Q3", "label": "Alone"},
    ]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert entries(tmp_path / "items.jsonl") == [
        (("Oru Velar", "Abu Minder"), "person", "Wikidata Q1"),
        (("Marn Front", "Jabhat al-Marn"), "organisation", "Wikidata Q2"),
    ]


def test_follow_the_money(tmp_path):
    rows = [
        {
            "id": "a",
            "schema": "Person",
            "properties": {"name": ["Oru Velar"], "alias": ["Abu Minder"], "weakAlias": ["Tall"]},
        },
        {"id": "b", "schema": "Vessel", "properties": {"name": ["Sea Star", "Sea Stone"]}},
    ]
    (tmp_path / "entities.json").write_text("\n".join(map(json.dumps, rows)))
    assert entries(tmp_path / "entities.json") == [(("Oru Velar", "Abu Minder"), "person", "FollowTheMoney a")]


@pytest.mark.parametrize("text", ["hello, world\n", "<a><b></a>", '{"schema": "Person"}\n', '{"id": 1', ""])
def test_what_is_in_no_layout_is_said_so(tmp_path, text):
    (tmp_path / "odd").write_text(text)
    with pytest.raises(Unreadable):
        open_package(tmp_path / "odd")


def test_what_is_not_there_is_said_so(tmp_path):
    with pytest.raises(Unreadable):
        open_package(tmp_path / "none.csv")
