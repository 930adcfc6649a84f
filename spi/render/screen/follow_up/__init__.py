"""How do the pictures of the follow-up plan and of the mini FGD look on the screen?"""
