"""A post as an issue that several tests render."""

from __future__ import annotations

POST = """---
title: "The Brigford Letter"
date: 2025-11-15T00:00:00Z
---

## Town

**Bridge to be rebuilt**

The council has voted. Work begins in March.{two_blanks}
[Read more](https://example.org/bridge)

---""".replace("{two_blanks}", "  ")
