"""The app in a browser: one process of it for each page, behind a door that only the planner's own browser passes.

textual-serve gives the protocol to the app and the terminal that runs in the page. Its server is not used: it asks
nobody for a key, starts as many processes as are asked for, and leaves them behind (docs/serving.md).
"""
