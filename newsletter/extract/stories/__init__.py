"""Splits pages that contain several stories: live blogs, round-ups, collections."""
