"""Which of several sound tracks of a file to work with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from captionstudio.core.document import MediaReference
from captionstudio.core.ports import AudioStream, MediaInfo
from captionstudio.ui.controls.languages import language_label
from captionstudio.ui.dialogs.frame import DialogFrame

_LAYOUTS = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}


class StreamChooser(DialogFrame):
    """One radio button for each audio stream; `stream` is the ``index`` of the chosen one."""

    def __init__(self, parent: QWidget | None, file_name: str, streams: Sequence[AudioStream], chosen: int | None = None) -> None:
        super().__init__(parent, self.tr("Choose the sound"), self.tr("&Use this sound"))
        self.add_lead(
            self.tr("“{0}” has %n sound tracks", "", len(streams)).format(file_name),
            self.tr("Choose the one to hear, to see as a waveform and to transcribe. Transcribe can take another one later."),
        )
        self._group = QButtonGroup(self)
        wanted = chosen if chosen is not None else next((stream.index for stream in streams if stream.is_default), streams[0].index)
        self._first = wanted
        for stream in streams:
            button = QRadioButton(stream_title(stream))
            button.setAccessibleName(button.text())
            button.setToolTip(self.tr("{0}, {1} Hz").format(stream.codec.upper(), stream.sample_rate))
            button.setChecked(stream.index == wanted)
            self._group.addButton(button, stream.index)
            self.body.addWidget(button)
        if checked := self._group.checkedButton():
            checked.setFocus()
        self.body.addStretch(1)

    @classmethod
    def choose(cls, parent: QWidget | None, info: MediaInfo, reference: MediaReference) -> MediaReference:
        """Ask, and return the reference with the stream chosen; whoever cancels gets the one the file itself puts first."""
        dialog = cls(parent, info.path.name, info.audio, reference.audio_stream)
        try:
            dialog.exec()
            return replace(reference, audio_stream=dialog.stream)
        finally:
            dialog.deleteLater()

    def reject(self) -> None:
        """Take the stream that the dialog opened with."""
        if button := self._group.button(self._first):
            button.setChecked(True)
        super().reject()

    @property
    def stream(self) -> int:
        """The index of the chosen stream."""
        return self._group.checkedId()


def stream_title(stream: AudioStream) -> str:
    """Return how a stream is called: “1 · German · Director's comment · stereo”."""
    layout = _LAYOUTS.get(stream.channels, f"{stream.channels} ch")
    language = language_label(stream.language) if stream.language else ""
    return " · ".join(filter(None, (str(stream.index + 1), language, stream.title, layout)))
