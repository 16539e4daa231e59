"""The tables of the library."""

from pholuat.library.models.citation import Citation
from pholuat.library.models.derived import CommonTerm, Passage, StateSpan
from pholuat.library.models.document import Document, FormerAddress, Rendition, Topic
from pholuat.library.models.everyday import EverydayWord
from pholuat.library.models.loading import Demo, LoadEntry, LoadRun
from pholuat.library.models.provision import Correction, Provision, ProvisionVersion, Suspension

__all__ = [
    "Citation",
    "CommonTerm",
    "Correction",
    "Demo",
    "Document",
    "EverydayWord",
    "FormerAddress",
    "LoadEntry",
    "LoadRun",
    "Passage",
    "Provision",
    "ProvisionVersion",
    "Rendition",
    "StateSpan",
    "Suspension",
    "Topic",
]
