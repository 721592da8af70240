"""Paragraphs → quantities, times and entities."""
