"""Drumbeat: plan, produce, publish, measure and learn in one database."""
