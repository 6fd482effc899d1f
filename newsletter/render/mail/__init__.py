"""The mail editions: HTML, text, and both in one message. Imported only when needed."""
