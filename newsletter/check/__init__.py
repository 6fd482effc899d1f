"""An issue → what is wrong or unsupported in it, before a reader finds it."""
