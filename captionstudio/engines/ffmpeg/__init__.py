"""FFmpeg: PyAV looks into media, the ffmpeg program decodes, burns in and muxes."""
