"""How are the pictures of the parts of the index drawn on the screen?"""
