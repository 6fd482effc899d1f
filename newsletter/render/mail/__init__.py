"""The editions that go by mail: HTML, text, and both in one message. Its modules are imported late, by the medium that needs them."""
