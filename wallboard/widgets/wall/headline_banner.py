"""What stands over the whole width of a page that is not LIVE: its state, its date, and why."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from wallboard.domain.freshness import Freshness, Sight
from wallboard.domain.objection import Level
from wallboard.widgets.ink.inkpot import Inkpot
from wallboard.widgets.type import Face, Size, Weight

_LINES = (32, 58, 82)
_TWO_LINES = (42, 76)


@dataclass(frozen=True, slots=True)
class Banner:
    """The words of one banner; `trouble` is empty where nobody knows why."""

    state: str
    dates: tuple[str, ...]
    """Of when its numbers are, the fullest first."""
    sight: Sight
    trouble: str


def state_word(freshness: Freshness) -> str:
    """How far a page may be trusted, in one word for the room."""
    words = {
        Freshness.LIVE: QCoreApplication.translate("Wall", "LIVE"),
        Freshness.LATE: QCoreApplication.translate("Wall", "LATE"),
        Freshness.STALE: QCoreApplication.translate("Wall", "STALE"),
        Freshness.BLIND: QCoreApplication.translate("Wall", "BLIND"),
    }
    return words[freshness]


def draw_banner(painter: QPainter, pot: Inkpot, rect: QRectF, margin: float, banner: Banner) -> None:
    """A bright band with dark words, ruled where nothing stands."""
    theme = pot.theme
    painter.fillRect(rect, theme.text1)
    state = pot.face(Size.STATE, Weight.HERO)
    x = pot.write(painter, state, theme.ink, margin, state.base_in(rect), banner.state) + pot.u(40)
    right = rect.right() - margin
    date, face = _date_that_fits(pot, banner, right - _silence_needs(pot, banner.sight) - pot.u(40) - x)
    left = _draw_silence(painter, pot, x + face.width(date) + pot.u(40), right, banner)
    x = pot.write(painter, face, theme.ink, x, face.base_in(rect), date)
    hatch = QRectF(x + pot.u(44), 0, left - pot.u(40) - x - pot.u(44), rect.height())
    if hatch.width() > pot.u(30):
        pot.hatched(painter, hatch, "banner", theme.text3)


def _date_that_fits(pot: Inkpot, banner: Banner, width: float) -> tuple[str, Face]:
    """For the room, as long as its instant has room; a date that is cut off is none."""
    for size in (Size.ROOM, Size.NEAR, Size.LABEL):
        face = pot.face(size, Weight.STRONG)
        for date in banner.dates:
            if face.width(date) <= width:
                return date, face
    face = pot.face(Size.LABEL, Weight.STRONG)
    return face.elided(banner.dates[-1], width), face


def _silence_needs(pot: Inkpot, sight: Sight) -> float:
    """What must be said beside the date; the reason may be cut."""
    near, label = pot.face(Size.NEAR, Weight.STRONG), pot.face(Size.LABEL)
    return max(near.width(_silence_words(sight)), label.width(_rule_words(sight)))


def _draw_silence(painter: QPainter, pot: Inkpot, dated: float, right: float, banner: Banner) -> float:
    """How long nothing was heard, why, and what that forbids, beside the date that ends at `dated`."""
    near, label = pot.face(Size.NEAR, Weight.STRONG), pot.face(Size.LABEL)
    said = [(near, _silence_words(banner.sight)), (label, _rule_words(banner.sight))]
    room = max(right - dated, _silence_needs(pot, banner.sight))
    if banner.trouble:
        said.insert(1, (label, sentence(banner.trouble)))
    left = right
    for (face, words), base in zip(said, _LINES if banner.trouble else _TWO_LINES, strict=True):
        line = face.elided(words, room)
        left = min(left, pot.write_to(painter, face, pot.theme.ink, right, pot.u(base), line))
    return left


def _silence_words(sight: Sight) -> str:
    seconds = int(sight.silent_for.total_seconds())
    return QCoreApplication.translate("Wall", "database silent for {seconds} s").format(seconds=seconds)


def _rule_words(sight: Sight) -> str:
    if sight.level is Level.PASS:
        return QCoreApplication.translate("Wall", "drops are still accepted")
    if sight.level is Level.WARN:
        return QCoreApplication.translate("Wall", "a drop takes a reason until LIVE")
    return QCoreApplication.translate("Wall", "no drop is accepted until LIVE")


def sentence(trouble: str) -> str:
    """A reason as the end of what is said, without the full stop of its own."""
    return trouble.strip().rstrip(".")
