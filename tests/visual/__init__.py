"""The faces as Anki shows them, looked at in a browser.

`python -m tests.visual.gallery FOLDER` writes pictures of every sample for a human.
"""
