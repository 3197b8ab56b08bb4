"""Exports of channels, chats, mailboxes, feeds and web archives: many reports in one file, read piece by piece."""
