"""Article + tags → attributions with speakers and hops."""

from onrecord.stages.attribution.attribute import attribute

__all__ = ["attribute"]
