"""Fitting tables to the model, and the words for what does not fit."""
