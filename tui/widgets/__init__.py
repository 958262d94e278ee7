"""What screens are made of; user text reaches the terminal only through :mod:`tui.widgets.plain`."""
