"""The shape of captions on the screen: how long text is, where lines break, which words share a cue."""
