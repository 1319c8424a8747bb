"""Who speaks: change points and overlap by a segmentation model, voices as directions by an encoder, clustering of turns."""
