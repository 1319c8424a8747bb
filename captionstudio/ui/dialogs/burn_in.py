"""Burn in: captions drawn into the picture for good."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from captionstudio.core.document import Document, Track
from captionstudio.core.ports import MediaInfo
from captionstudio.core.speaking import cue_names, document_speakers
from captionstudio.services.estimates import VideoEstimate, estimate_burn_in
from captionstudio.services.options import DEFAULT_QUALITY, BurnInOptions
from captionstudio.services.settings import Settings
from captionstudio.ui.controls import PathField, heading
from captionstudio.ui.dialogs.form import Form, choose, combo
from captionstudio.ui.dialogs.frame import MARGIN, DialogFrame, Problem, Rule
from captionstudio.ui.dialogs.frame_preview import FramePreview, PreviewSource
from captionstudio.ui.dialogs.mux import video_filter
from captionstudio.ui.dialogs.names import encoder_title, say_duration, say_size, track_title
from captionstudio.ui.dialogs.range_row import RangeRow
from captionstudio.ui.dialogs.style_panel import StylePanel
from captionstudio.ui.dialogs.style_tiles import OWN_LOOKS
from captionstudio.ui.dialogs.video_output import find_output_problem, is_same

_WINDOW = (1100, 740)
_BEST, _WORST = 12, 36


class BurnInDialog(DialogFrame):
    """The frame at the left, look and file at the right; `options` is the answer."""

    def __init__(
        self,
        parent: QWidget | None,
        settings: Settings,
        document: Document,
        info: MediaInfo,
        preview: PreviewSource | None = None,
        *,
        track_id: str | None = None,
        time_ms: int = 0,
        selection_ms: tuple[int, int] | None = None,
        pixels_per_second: float = 0.0,
    ) -> None:
        """``pixels_per_second`` is how fast this computer was the last time, 0 where nobody knows."""
        super().__init__(parent, self.tr("Burn captions into video"), self.tr("&Burn in"), settings=settings, name="burn_in")
        assert self._settings is not None
        self._document, self._info, self._speed = document, info, pixels_per_second
        self._tracks = {track.id: track for track in document.tracks if track.cues}
        self.body.setContentsMargins(0, 0, 0, 0)
        self.looks = StylePanel(self._settings, is_adjusting=self.recall("adjust", True))
        if any(cue_names(track.cues) for track in self._tracks.values()):
            self.looks.editor.set_speakers(document_speakers(document))
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(self._make_left(preview, selection_ms, track_id), 6)
        columns.addWidget(Rule(Qt.Orientation.Vertical))
        columns.addLayout(self._make_right(), 5)
        self.body.addLayout(columns, 1)
        self._connect()
        self._offer_styles(self._first_style())
        self.preview.go_to(time_ms or self._first_caption_ms())
        self._on_look()
        self.resize(*_WINDOW)

    def options(self) -> BurnInOptions:
        """Return the choice."""
        start_ms, end_ms = self.range.span
        return BurnInOptions(
            track_id=self.track.currentData() or "",
            output=self.output.path or Path(),
            second_track_id=self.second.currentData() or None,
            style=self.looks.caption_style,
            quality=self.quality.value(),
            start_ms=start_ms,
            end_ms=end_ms,
            soft_track_ids=tuple(self._tracks) if self.soft.isChecked() else (),
        )

    def set_encoder(self, name: str) -> None:
        """Say which encoder will be used, as soon as somebody has found out: its name in ffmpeg."""
        self.encoder.setText(encoder_title(name))
        self.encoder.setToolTip(name)

    def _make_left(self, preview: PreviewSource | None, selection_ms: tuple[int, int] | None, track_id: str | None) -> QVBoxLayout:
        video = self._info.video
        size = (video.width, video.height) if video else None
        self.preview = FramePreview(preview, self._info.duration_ms or 0, size)
        rows = [(track_title(track), key) for key, track in self._tracks.items()]
        self.track = combo(rows)
        choose(self.track, track_id)
        self.second = combo([])
        self.second.setAccessibleName(self.tr("Second track, below"))
        self.second.setToolTip(self.tr("A second language below the first"))
        self.range = RangeRow(self.tr("Whole video"), self._info.duration_ms, selection_ms)
        form = Form(82)
        form.add_tall_row(self.tr("&Range"), self.range, tip=self.tr("A part becomes a video of its own"))
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.track, 1)
        line.addWidget(self.second, 1)
        pair.setFocusProxy(self.track)
        form.add_row(self.tr("&Track"), pair)
        self.track.setAccessibleName(self.tr("Track"))
        self.track.setToolTip(self.tr("The captions to draw"))
        self.words_note = form.add_hint()
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.preview)
        column.addLayout(form)
        column.addStretch(1)
        return column

    def _make_right(self) -> QVBoxLayout:
        video = QVBoxLayout()
        video.setContentsMargins(MARGIN, 12, MARGIN, 14)
        video.setSpacing(8)
        video.addWidget(heading(self.tr("Video")))
        video.addLayout(self._make_video())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.looks, 1)
        column.addWidget(Rule())
        column.addLayout(video)
        return column

    def _make_video(self) -> Form:
        form = Form(96)
        self.output = PathField("save", self.tr("Video to write"), filters=video_filter())
        self.output.set_path(self._first_output())
        form.add_row(self.tr("&Save as"), self.output)
        self.overwrite = QCheckBox(self.tr("Re&place the file that is there"))
        self.overwrite.setAccessibleName(self.tr("Replace the file that is there"))
        self.overwrite.setToolTip(self.tr("Otherwise choose another name"))
        form.addWidget(self.overwrite, form.rowCount(), 1)
        self.encoder = QLabel(self.tr("The best this computer has"))
        self.encoder.setWordWrap(True)
        form.add_row(self.tr("Encoder"), self.encoder, tip=self.tr("Hardware where it works, else software"))
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setRange(_BEST, _WORST)
        self.quality.setInvertedAppearance(True)
        self.quality.setInvertedControls(True)
        self.quality.setPageStep(2)
        self.quality.setValue(self.recall("quality", DEFAULT_QUALITY))
        form.add_row(self.tr("&Quality"), self.quality, tip=self.tr("To the right better and larger"))
        self.quality_hint = form.add_hint()
        sound = QLabel(self.tr("Copied unchanged") if self._info.audio else self.tr("None"))
        form.add_row(self.tr("Sound"), sound, tip=self.tr("The sound stays as it is in the video"))
        self.soft = QCheckBox(self.tr("Soft tracks for players"))
        self.soft.setAccessibleName(self.tr("Soft tracks for players"))
        self.soft.setToolTip(self.tr("Add all tracks as captions that a player can switch on as well"))
        self.soft.setChecked(self.recall("soft", False))
        form.add_row(self.tr("A&lso"), self.soft)
        return form

    def _connect(self) -> None:
        self.looks.look_changed.connect(self._on_look)
        self.track.currentIndexChanged.connect(self._on_track)
        self.second.currentIndexChanged.connect(self._on_look)
        self.range.changed.connect(self.refresh)
        self.output.path_changed.connect(self.refresh)
        self.quality.valueChanged.connect(self.refresh)
        self.overwrite.toggled.connect(self.refresh)
        self._on_track()

    def _first_style(self) -> str:
        if any(_has_own_looks(track) for track in self._tracks.values()) and self._document.style is None:
            return OWN_LOOKS
        return self.recall("style", "classic")

    def _offer_styles(self, chosen: str) -> None:
        track = self._track()
        self.looks.offer(self._document.style, has_own_looks=track is not None and _has_own_looks(track), chosen=chosen)

    def _track(self) -> Track | None:
        return self._tracks.get(self.track.currentData() or "")

    def _on_track(self, *_: object) -> None:
        was = self.second.currentData()
        self.second.blockSignals(True)
        self.second.clear()
        self.second.addItem(self.tr("Nothing below"), "")
        for key, track in self._tracks.items():
            if key != self.track.currentData():
                self.second.addItem(self.tr("+ {0} below").format(track_title(track)), key)
        choose(self.second, was)
        self.second.setVisible(self.second.count() > 1)
        self.second.blockSignals(False)
        if self.looks.tiles.chosen:
            self._offer_styles(self.looks.tiles.chosen)

    def _on_look(self, *_: object) -> None:
        track = self._track()
        if track is None or not self.looks.tiles.chosen:
            return
        second = self._tracks.get(self.second.currentData() or "")
        style = self.looks.caption_style
        self.preview.show_look(style, track, second)
        lacks = style is not None and style.highlight is not None and not any(cue.words for cue in track.cues)
        self.words_note.setText(self.tr("These captions hold no times of words, so no word lights up.") if lacks else "")
        self.words_note.setVisible(lacks)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Look at the values anew: what quality means, how large and how long it will be."""
        self.quality_hint.setText(self._say_quality(self.quality.value()))
        path = self.output.path
        self.overwrite.setVisible(path is not None and path.is_file() and not is_same(path, self._info.path))
        super().refresh()

    def _say_quality(self, quality: int) -> str:
        words = (
            (16, self.tr("Finest; a large file")),
            (21, self.tr("As good as the source")),
            (25, self.tr("Good; smaller")),
            (29, self.tr("Fair; small, for sending")),
        )
        word = next((text for limit, text in words if quality <= limit), self.tr("Poor; as small as it gets"))
        return self.tr("{0} (CRF {1})").format(word, quality)

    def _estimate(self) -> VideoEstimate | None:
        start_ms, end_ms = self.range.span
        output = self.output.path or self._info.path
        return estimate_burn_in(
            self._info, output, quality=self.quality.value(), start_ms=start_ms, end_ms=end_ms, pixels_per_second=self._speed
        )

    def _note(self) -> str:
        estimate = self._estimate()
        if estimate is None:
            return ""
        duration = say_duration(round(estimate.seconds * 1000))
        text = self.tr("About {0} · {1} on this computer").format(say_size(estimate.size_bytes), duration)
        return text if estimate.fits else f"⚠ {text} · {self.tr('there may be no room for it')}"

    def _find_problem(self) -> Problem | None:
        if self._track() is None:
            return Problem(self.tr("There are no captions to draw yet."), self.track, is_error=False)
        return self.range.find_problem() or find_output_problem(self.output, self.overwrite, self._info.path)

    def _first_output(self) -> Path:
        suffix = self.recall("suffix", "") or ".mp4"
        return self._info.path.with_name(f"{self._info.path.stem}.{self.tr('captioned')}{suffix}")

    def _first_caption_ms(self) -> int:
        track = self._track()
        cue = track.cues[0] if track else None
        return (cue.start_ms + cue.end_ms) // 2 if cue else 0

    def _store(self) -> None:
        self.keep("style", self.looks.tiles.chosen or "classic")
        self.keep("quality", self.quality.value())
        self.keep("soft", self.soft.isChecked())
        self.keep("adjust", self.looks.adjust.isChecked())
        if self.output.path is not None:
            self.keep("suffix", self.output.path.suffix.lower())


def _has_own_looks(track: Track) -> bool:
    return track.format in ("ass", "ssa") and bool(track.header)
