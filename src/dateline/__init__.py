"""Dateline reads news and writes down who did what to whom, when, where and according to whom."""
