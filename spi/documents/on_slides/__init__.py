"""What stands on single slides of the meeting: the cover, and tables?"""
