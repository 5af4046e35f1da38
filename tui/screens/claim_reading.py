"""Reading by claims: they are found beside the loop, stepped through, and shown on a panel that follows."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from corpus.article import Span
from corpus.errors import CrossreadError
from tui.actions import key_shown
from tui.layers import BESIDE
from tui.newest import Newest, OvertakenError
from tui.screens.comparing import ComparingScreen
from tui.screens.moving import Moving
from tui.widgets.claim_list import ClaimList
from tui.widgets.claim_view import ClaimView
from tui.widgets.claims_panel import ClaimsPanel

if TYPE_CHECKING:
    from corpus.article import Article
    from tui.claimlayers import ArticleClaims

ASKED_AFTER = 0.15
"""Seconds that a claim is current before it is asked who else says it: a held key passes over claims."""
CONFLICTING = frozenset({"differs", "contradicts"})
"""Ways of standing to other articles that a reader who looks for conflict steps to."""
OPEN = "open_claim"
"""The action that works in the panel alone."""


class ClaimReadingScreen(Moving, ComparingScreen):
    """A screen with an article and its claims."""

    found: "ArticleClaims | None" = None
    """The claims of the article in view, once they are there."""
    claim: int = -1
    """Number of the current claim, or -1."""
    pane: str = "text"
    standings: "Mapping[str, str]" = {}  # noqa: RUF012 (never written to)
    """How claims stand to those of other articles, by their ids, once that is known."""
    _asking: "Newest | None" = None
    _steps: "tuple[Article | None, int]" = None, 0
    """An article, and the claims to step on in it when they are there: asked for while they were looked for."""
    _resting_claim: "Timer | None" = None

    @property
    def view(self) -> ClaimView:
        return self.query_one("#article", ClaimView)

    @property
    def panel(self) -> ClaimsPanel:
        return self.query_one(ClaimsPanel)

    @property
    def in_hand(self) -> "ClaimView | ClaimList":
        """What the keys that move work on."""
        return self.panel.list if self.pane == "claims" else self.view

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == OPEN:
            return self.pane == "claims"
        if action in ("next_difference", "previous_difference"):
            return not self.standings or bool(CONFLICTING & set(self.standings.values()))
        return super().check_action(action, parameters)

    # Finding

    async def find_claims(self, article: "Article", at: Span | None = None) -> None:
        """Finds the claims of the article just shown and draws them; with `at`, the one there becomes current."""
        self._forget()
        extractions = self.workspace.extractions
        if not extractions.known(article):
            self.view.tell("claims …")
            self.panel.show_nothing("Looking for claims …")
        try:
            found = await extractions.of(article)
        except OvertakenError:
            raise
        except CrossreadError as error:
            self.view.tell("")
            self.panel.show_nothing(f"The claims could not be found: {error}")
            return
        # Another article may have been opened meanwhile.
        if self.view.article is article:
            self._show_claims(article, found)
            if at and (number := found.nearest(at)) is not None:
                self.to_claim(number)

    def no_claims(self) -> None:
        """Shows that there is no article to find claims in."""
        self._forget()
        self.panel.show_nothing("")

    def _forget(self) -> None:
        self.found, self.claim, self.standings = None, -1, {}
        self.view.mark(BESIDE, ())
        self.view.mark("claims", ())
        self.view.mark("parts", ())

    def _show_claims(self, article: "Article", found: "ArticleClaims") -> None:
        self.found = found
        self.view.mark("claims", found.layer)
        number = len(found.claims)
        self.view.tell(f"{number:,} claim{'' if number == 1 else 's'}" if number else "no claims")
        if number:
            key = key_shown(self.workspace.config.keys_of("claims.next-claim")[0])
            self.panel.show(found, article.text, key)
        else:
            self.panel.show_nothing(_why_none(article))
        self.claims_changed()
        steps = self._steps[1] if self._steps[0] is article else 0
        self._steps = None, 0
        for _ in range(min(abs(steps), number)):
            self._step_claim(1 if steps > 0 else -1)
        self.start(self._find_standings(article), group="standings")

    async def _find_standings(self, article: "Article") -> None:
        """How the claims stand to those of other articles, where the index knows; they are marked so."""
        from tui.claimlayers import standing

        known = await asyncio.to_thread(self.workspace.standings, article)
        if self.view.article is article and self.found:
            self.standings = known
            self.view.mark(BESIDE, standing(self.found.claims, known))
            self.panel.count(known)
            self.refresh_bindings()

    def claims_changed(self) -> None:
        """Called when claims are there or another one is current."""

    # Stepping

    def action_next_claim(self) -> None:
        self._step_claim(1)

    def action_previous_claim(self) -> None:
        self._step_claim(-1)

    def _step_claim(self, way: int) -> None:
        if self.found is None:
            self._steps = self.article, way + (self._steps[1] if self._steps[0] is self.article else 0)
            self.say("claims are still looked for" if self.article else "there is no article")
            return
        number = self._claim_from_here(way)
        if number is None:
            none = not self.found.claims
            self.say("no claims in this article" if none else "no more claims" if way > 0 else "no claims before")
        else:
            self.to_claim(number)

    def action_next_difference(self) -> None:
        self._step_difference(1)

    def action_previous_difference(self) -> None:
        self._step_difference(-1)

    def _step_difference(self, way: int) -> None:
        """To the next claim this way that others tell otherwise."""
        if self.found is None:
            self.say("claims are still looked for" if self.article else "there is no article")
            return
        claims = self.found.claims
        wanted = [n for n, claim in enumerate(claims) if self.standings.get(claim.id) in CONFLICTING]
        if not wanted:
            self.say("how claims stand to those of other articles isn't known here")
            return
        # From the claim before the first in view, so that one in view isn't passed over.
        here = self._claim_from_here(way)
        first = here if here is not None else len(claims) if way > 0 else -1
        number = next((n for n in wanted[::way] if (n - first) * way >= 0), None)
        if number is None:
            self.say("no more differences" if way > 0 else "no differences before")
        else:
            self.to_claim(number)

    def _claim_from_here(self, way: int) -> int | None:
        """The next claim this way: from the current one while it is in view, else from what is in view."""
        assert self.found
        claims, view = self.found.claims, self.view.in_view
        if self.claim >= 0 and (self.pane == "claims" or claims[self.claim].span.overlaps(view)):
            number = self.claim + way
        elif way > 0:
            number = next((n for n, claim in enumerate(claims) if claim.span.start >= view.start), len(claims))
        else:
            number = next((n for n in reversed(range(len(claims))) if claims[n].span.end <= view.end), -1)
        return number if 0 <= number < len(claims) else None

    def to_claim(self, number: int) -> None:
        """Makes a claim the current one, in text and panel."""
        from tui.claimlayers import parts

        assert self.found
        self.claim = number
        claim = self.found.claims[number]
        self.view.mark("parts", parts(claim))
        self.view.reveal(claim.span)
        self.panel.point(number)
        self.claims_changed()
        self._ask_elsewhere()

    # Who else says the current claim

    def _ask_elsewhere(self) -> None:
        """Asks who else says the current claim once it has been current for a moment, where its card is in view."""
        if self._resting_claim:
            self._resting_claim.stop()
        if self.claim >= 0 and self.panel.display:
            self._resting_claim = self.set_timer(ASKED_AFTER, lambda: self.start(self._elsewhere(), group="elsewhere"))

    async def _elsewhere(self) -> None:
        article, found, number = self.view.article, self.found, self.claim
        if article is None or found is None or number < 0 or self.workspace.index is None:
            return
        self._asking = self._asking or Newest()
        span, crossing = found.claims[number].span, self.workspace.crossing
        answer = await self._asking.ask(lambda cancelled: crossing.who_else(article, span, cancelled))
        if self.found is found and self.claim == number:
            self.panel.tell(answer)

    @on(ClaimList.Pointed)
    def _pointed_at_claim(self, event: ClaimList.Pointed) -> None:
        event.stop()
        if self.found and event.index < len(self.found.claims):
            self.to_claim(event.index)

    @on(ClaimList.Chosen)
    def _chose_claim(self, event: ClaimList.Chosen) -> None:
        if self.has_class("-narrow"):
            self.show_pane("text")

    def action_open_claim(self) -> None:
        """From the panel to the claim in the text."""
        if self.found and self.claim < 0 and self.found.claims:
            self.to_claim(0)
        self.show_pane("text")

    def action_all_claims(self) -> None:
        self.explorer.claims(self.explorer.browse.box.value)

    # The panel

    def show_pane(self, pane: str) -> None:
        """Goes to the text or to the claims; where there is room for one of them only, it is the one shown."""
        self.pane = pane
        self.set_class(pane == "claims", "show-claims")
        if pane == "claims":
            self.remove_class("no-panel")
            self.panel.list.focus()
        else:
            self.view.focus()
        if self.found and self.claim >= 0:
            span = self.found.claims[self.claim].span
            self.call_after_refresh(lambda: self.view.reveal(span))
            self.call_after_refresh(self._ask_elsewhere)
        self.refresh_bindings()

    def action_claims_panel(self) -> None:
        if self.has_class("-narrow"):
            self.show_pane("text" if self.pane == "claims" else "claims")
            return
        self.toggle_class("no-panel")
        self.workspace.panel_shown = not self.has_class("no-panel")
        self.show_pane("text")

    def action_next_pane(self) -> None:
        self.show_pane("text" if self.pane == "claims" else "claims")

    @property
    def current_claim(self) -> Span | None:
        """The current claim while it is in view."""
        if not self.found or self.claim < 0:
            return None
        span = self.found.claims[self.claim].span
        return span if self.pane == "claims" or span.overlaps(self.view.in_view) else None


def _why_none(article: "Article") -> str:
    if article.language and not article.language.startswith("en"):
        return f"No claims are found: this text seems to be in another language than English ({article.language})."
    return "No claims are found in this article."
