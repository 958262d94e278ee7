"""How values are written in Vietnamese and English, and the sentences that messages are made of."""
