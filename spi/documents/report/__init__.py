"""What stands on the pages of the brief and of the full report?"""
