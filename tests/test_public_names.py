import onrecord


def test_the_public_names_are_these():
    assert sorted(onrecord.__all__) == ["Added", "Corpus", "OnrecordError", "Unreadable", "__version__"]
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
