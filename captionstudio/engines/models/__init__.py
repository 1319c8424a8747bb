"""Recognition models: the catalogue, the folders they are installed in, and the one place that fetches them."""
