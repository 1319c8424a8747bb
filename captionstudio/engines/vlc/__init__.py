"""Playing by libvlc: frames into memory of ours, whatever windows there are."""
