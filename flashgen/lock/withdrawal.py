"""The withdrawn cards that the cases record."""

from __future__ import annotations

from collections.abc import Mapping

from flashgen import identity
from flashgen.lock import content
from flashgen.lock.lines import Lock
from flashgen.model.card import Card
from flashgen.model.case import Case
from flashgen.model.diagnostic import Diagnostic, error
from flashgen.model.source import Text
from flashgen.reader import suggest


class Withdrawals:
    """Reads `withdrawn` of each case; `contents` has a hash for each withdrawn id.

    `masks` are the ids of withdrawn masks, which remain part of their note.

    `claims` maps the ids of renamed cards to the cards they are now.
    """

    def __init__(
        self, lock: Lock, present: Mapping[str, Card], claims: Mapping[str, Card]
    ) -> None:
        self.lock, self.present, self.claims = lock, present, claims
        self.contents: dict[str, str] = {}
        self.masks: frozenset[str] = frozenset()
        self.problems: list[Diagnostic] = []

    def read(self, case: Case) -> None:
        """Take what `case` records."""
        for path, withdrawal in case.about.withdrawn.items():
            name = f"{case.about.id}/{path}"
            if self._mask(name):
                continue
            if refused := self._refused(name):
                message, hint = refused
                self.problems.append(error(path.span, "FG409", message, hint))
                continue
            guid = ""
            if withdrawal.replacement is not None:
                guid = self._guid(case, withdrawal.replacement)
            self.contents[name] = content.of_withdrawal(withdrawal, guid)

    def _mask(self, name: str) -> bool:
        """Take a withdrawn mask of an image occlusion; return whether it is one."""
        card, _, mask = name.rpartition("/")
        line, shown = self.lock.notes.get(card), self.present.get(card)
        known = line is not None and line.protected and mask in line.masks
        if not known or shown is None or mask in shown.masks:
            return False
        self.masks |= {name}
        return True

    def _refused(self, name: str) -> tuple[str, str] | None:
        """Return what is wrong with withdrawing `name`, and what to do."""
        line = self.lock.notes.get(name)
        if name in self.present:
            return f"`{name}` is withdrawn, and still a card", "delete one of them"
        if name in self.claims:
            heir = self.claims[name].id
            return (
                f"`{name}` is now `{heir}`: it is not gone",
                "delete this or the `was`",
            )
        if line is None:
            case = name.partition("/")[0]
            known = [
                note.card.partition("/")[2]
                for note in self.lock.notes.values()
                if note.protected and note.card.partition("/")[0] == case
            ]
            hint = suggest(name.partition("/")[2], known)
            return f"no published card has the id `{name}`", hint or "delete it"
        if not line.protected:
            return f"`{name}` was never published", "delete it: no student has the card"
        return None

    def _guid(self, case: Case, path: Text) -> str:
        """Return the GUID of a replacement."""
        name = f"{case.about.id}/{path}"
        if name not in self.present:
            message = f"the replacement `{path}` is no card of this case"
            cards = (card.id for card in self.present.values())
            mine = [str(i).partition("/")[2] for i in cards if i.case == case.about.id]
            hint = suggest(path, mine)
            self.problems.append(error(path.span, "FG409", message, hint))
        old = next((o for o, c in self.claims.items() if str(c.id) == name), name)
        line = self.lock.notes.get(old)
        return line.guid if line else identity.guid(self.lock.library, name)
