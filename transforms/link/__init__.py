"""Targets and initiatives: mentions linked into who promised what, how much and by when."""

from transforms.link.frames import Extracted, Linked, link_documents
from transforms.link.initiatives import find_initiatives
from transforms.link.targets import find_targets

__all__ = ["Extracted", "Linked", "find_initiatives", "find_targets", "link_documents"]
