"""Word templates: compile one once, prove it against the words a layout offers, fill it often."""
