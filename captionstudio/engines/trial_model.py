"""A tiny Whisper of made-up weights: one step of it tells whether a device can compute what the real ones need.

It has every kind of layer that recognition and translation use (convolutions, attention, matrix products), so that a missing library of
the graphics card's shows here and not in the middle of somebody's film.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_MELS, _FRAMES, _WIDTH, _VOCABULARY = 80, 100, 64, 64
_SPECIAL = ("<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|nospeech|>", "<|notimestamps|>")


def run_one_step(folder: Path, device: str, index: int, compute_type: str) -> None:
    """Make the model in ``folder`` and have it hear a moment and write two words on a device.

    Raises:
        Exception: whatever CTranslate2 raises; a broken driver may end the process instead, or hang.
    """
    import ctranslate2  # noqa: PLC0415 - only where a trial is made
    import numpy  # noqa: PLC0415

    _write(folder)
    model = ctranslate2.models.Whisper(str(folder), device=device, device_index=index, compute_type=compute_type, intra_threads=1)
    heard = model.encode(ctranslate2.StorageView.from_array(numpy.zeros((1, _MELS, _FRAMES), numpy.float32)), to_cpu=False)
    prompt = [[_VOCABULARY + at for at in (1, 2, 3, 5)]]
    if not model.generate(heard, prompt, beam_size=2, max_length=8)[0].sequences_ids:
        raise RuntimeError("the trial wrote nothing")


def _write(folder: Path) -> None:
    from ctranslate2.specs import WhisperSpec  # noqa: PLC0415

    spec = WhisperSpec(1, 2, 1, 2)
    encoder, decoder = spec.encoder, spec.decoder
    for convolution, width in ((encoder.conv1, _MELS), (encoder.conv2, _WIDTH)):
        convolution.weight, convolution.bias = _numbers(_WIDTH, width, 3), _numbers(_WIDTH)
    encoder.position_encodings.encodings = _numbers(_FRAMES // 2, _WIDTH)
    decoder.position_encodings.encodings = _numbers(32, _WIDTH)
    size = _VOCABULARY + len(_SPECIAL)
    decoder.embeddings.weight = decoder.projection.weight = _numbers(size, _WIDTH)
    for norm in (encoder.layer_norm, decoder.layer_norm):
        _fill_norm(norm)
    for layer in (encoder.layer[0], decoder.layer[0]):
        _fill_attention(layer.self_attention, own=True)
        _fill_norm(layer.ffn.layer_norm)
        _fill_linear(layer.ffn.linear_0, 4 * _WIDTH, _WIDTH)
        _fill_linear(layer.ffn.linear_1, _WIDTH, 4 * _WIDTH)
    _fill_attention(decoder.layer[0].attention, own=False)
    spec.register_vocabulary([*(f"word{at}" for at in range(_VOCABULARY)), *_SPECIAL])
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _fill_attention(attention: Any, *, own: bool) -> None:
    _fill_norm(attention.layer_norm)
    outputs = (3 * _WIDTH, _WIDTH) if own else (_WIDTH, 2 * _WIDTH, _WIDTH)  # queries, keys and values; then what becomes of them
    for linear, width in zip(attention.linear, outputs, strict=True):
        _fill_linear(linear, width, _WIDTH)


def _fill_linear(linear: Any, outputs: int, inputs: int) -> None:
    linear.weight, linear.bias = _numbers(outputs, inputs), _numbers(outputs)


def _fill_norm(norm: Any) -> None:
    norm.gamma, norm.beta = _numbers(_WIDTH), _numbers(_WIDTH)


def _numbers(*shape: int) -> Any:
    """Small numbers in waves: nothing about them matters but that they differ."""
    import numpy  # noqa: PLC0415

    return (numpy.sin(numpy.arange(numpy.prod(shape), dtype=numpy.float32)) * 0.1).reshape(shape).astype(numpy.float32)
