"""The service level's definitions in words."""

from PySide6.QtCore import QCoreApplication

from wallboard.domain.service_level import LevelDefinition, Missing, ServiceLevel
from wallboard.domain.sla_policy import Happening

NOTHING = "–"


def level_name(definition: LevelDefinition) -> str:
    return {
        LevelDefinition.EARLY_LEAVERS_SERVED: tr("In time, early leavers counted as served"),
        LevelDefinition.OF_ANSWERED: tr("In time, of those answered"),
        LevelDefinition.OF_OFFERED: tr("In time, of all offered"),
        LevelDefinition.EARLY_LEAVERS_LEFT_OUT: tr("In time, early leavers left out"),
        LevelDefinition.SHORT_ABANDONS_SERVED: tr("In time, short abandons counted as served"),
    }[definition]


def formula_words(definition: LevelDefinition) -> str:
    return {
        LevelDefinition.EARLY_LEAVERS_SERVED: tr("(in T + abandoned before T) / offered"),
        LevelDefinition.OF_ANSWERED: tr("in T / answered"),
        LevelDefinition.OF_OFFERED: tr("in T / offered"),
        LevelDefinition.EARLY_LEAVERS_LEFT_OUT: tr("in T / (offered − abandoned before T)"),
        LevelDefinition.SHORT_ABANDONS_SERVED: tr("(in T + short abandons) / offered"),
    }[definition]


def level_value(level: ServiceLevel) -> str:
    """“83.0 %”, or a dash where it cannot be computed."""
    return (
        NOTHING
        if level.share is None
        else tr("{percent} %").format(percent=f"{float(level.share) * 100:.1f}")
    )


def missing_words(missing: Missing | None) -> str:
    """Why there is no figure; empty where there is one."""
    if missing is None:
        return ""
    return {
        Missing.NOTHING_OFFERED: tr("nothing was offered"),
        Missing.NOTHING_ANSWERED: tr("nothing was answered"),
        Missing.ALL_LEFT_BEFORE_T: tr("everybody offered left before T"),
    }[missing]


def answer_word(by: Happening) -> str:
    """What answers an incident on this floor."""
    return tr("acknowledged or deployed") if by is Happening.ACKNOWLEDGED else tr("deployed")


def tr(text: str) -> str:
    return QCoreApplication.translate("Figures", text)
