"""The glossary of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from captionstudio.core.document import Document
from captionstudio.core.edits.change import Change, set_setting
from captionstudio.core.glossary import GlossaryTerm


def set_glossary(document: Document, terms: Iterable[GlossaryTerm]) -> Change:
    """Return the change that gives the document another glossary: without terms that say nothing, each once, white space put right."""
    tidy = (replace(term, source=" ".join(term.source.split()), target=" ".join(term.target.split())) for term in terms)
    return set_setting(document, "glossary", tuple(dict.fromkeys(term for term in tidy if term.source)), "Edit glossary")
