"""An edit that is seen while it is being made, and is one step of Undo, or none, in the end."""

from __future__ import annotations

from dataclasses import replace

from captionstudio.core.document import new_id
from captionstudio.core.edits.change import Change
from captionstudio.core.edits.links import carry_translations
from captionstudio.services.session import Session


class LiveEdit:
    """Shows one change after the other of the same document; each takes the place of the one before.

    Every change is made for `base`, the document at the beginning, so nothing adds up on the way.
    """

    def __init__(self, session: Session) -> None:
        self.base = session.document
        self._session = session
        self._key = f"drag:{new_id()}"
        self._made: Change | None = None
        self._index = session.undo_stack.index()

    @property
    def is_mine(self) -> bool:
        """Whether nothing else has been done, or undone, meanwhile."""
        return self._session.undo_stack.index() == self._index

    def show(self, change: Change) -> None:
        """Put this change in the place of the one shown before.

        Raises:
            InvalidEdit: it cannot be made; what was shown before is gone as well.
        """
        if self._session.carries_translations:
            change = carry_translations(self.base, change)
        made = self._made
        if made is not None and made.removed == change.removed:
            self._apply(Change(change.label, made.added, change.added, self._key))
        else:
            self.take_back()
            self._apply(replace(change, merge_key=self._key))
        self._made = change if change.removed or change.added else None

    def take_back(self) -> None:
        """Leave the document as it was at the beginning, and no step of Undo."""
        stack = self._session.undo_stack
        if self._made is None or not self.is_mine:
            return
        command = stack.command(stack.index() - 1)
        command.undo()
        command.setObsolete(True)  # the stack throws it away without undoing it once more, and Redo does not offer it
        stack.undo()
        self._made = None
        self._index = stack.index()

    def _apply(self, change: Change) -> None:
        if change.removed != change.added:
            self._session.apply(change)
            self._index = self._session.undo_stack.index()
