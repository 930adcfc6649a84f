"""How far is the follow-up, and what became of it?"""
