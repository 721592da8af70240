"""Thin flows: files in, snapshots out. No parsing, no grammar."""
