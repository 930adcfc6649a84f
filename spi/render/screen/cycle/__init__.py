"""How are the pictures of the yearly cycle drawn on the screen?"""
