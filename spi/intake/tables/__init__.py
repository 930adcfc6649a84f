"""Where in the cells of a file do tables stand, and which figures do their rows hold?"""
