"""Drawing sheets of cards: layout, fonts, routes, SVG, PNG, PDF and DOT. Knows nothing of what the cards stand for."""
