"""Where does a government stand, why, and how far is it to the next place?"""
