"""Who else follows the log, on the page of rules: a line at its head, and the list where drafts are tried."""

from wallboard.live.heartbeat import RollKeeper
from wallboard.live.sources import SourceKeeper
from wallboard.models.floor import Floor
from wallboard.widgets.actions.act import Act
from wallboard.widgets.actions.catalogue import FOLLOWERS
from wallboard.widgets.company.in_place import CompanyInPlace
from wallboard.widgets.frame import PageFrame
from wallboard.widgets.rules_page import RulesPage
from wallboard.widgets.theme import Theme


class RulesCompany(CompanyInPlace):
    """`H` opens the list in the simulator's place; `H` again or Escape closes it."""

    def __init__(
        self,
        frame: PageFrame,
        page: RulesPage,
        floor: Floor,
        sources: SourceKeeper,
        roll: RollKeeper,
        theme: Theme,
    ) -> None:
        super().__init__(frame, page, page.simulator, floor, sources, roll, theme)
        Act(FOLLOWERS, self.toggle, page)
        self.tell()
