"""Controls that several parts of the window share. Each has a name for screen readers, works by keyboard and follows the theme."""

from captionstudio.ui.controls.chips import Chip, ChipBar
from captionstudio.ui.controls.colour_button import ColourButton
from captionstudio.ui.controls.error_bar import ErrorBar
from captionstudio.ui.controls.flow_layout import FlowLayout
from captionstudio.ui.controls.forms import command_button, heading, muted_label, repolish, scroll_area, tool_button
from captionstudio.ui.controls.labels import ElidedLabel
from captionstudio.ui.controls.language_box import LanguageBox
from captionstudio.ui.controls.languages import language_heading, language_label, name_languages, track_languages
from captionstudio.ui.controls.meter import MeterLabel
from captionstudio.ui.controls.path_field import PathField
from captionstudio.ui.controls.search_field import SearchField
from captionstudio.ui.controls.segmented import SegmentedControl
from captionstudio.ui.controls.spin_boxes import DoubleSpinBox, SpinBox
from captionstudio.ui.controls.timecode_edit import TimecodeEdit
from captionstudio.ui.icons import IconLabel

__all__ = [
    "Chip",
    "ChipBar",
    "ColourButton",
    "DoubleSpinBox",
    "ElidedLabel",
    "ErrorBar",
    "FlowLayout",
    "IconLabel",
    "LanguageBox",
    "MeterLabel",
    "PathField",
    "SearchField",
    "SegmentedControl",
    "SpinBox",
    "TimecodeEdit",
    "command_button",
    "heading",
    "language_heading",
    "language_label",
    "muted_label",
    "name_languages",
    "repolish",
    "scroll_area",
    "tool_button",
    "track_languages",
]
