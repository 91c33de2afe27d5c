"""Nothing lost, everything can be taken back: history, undo and sync, tried on real repositories."""
