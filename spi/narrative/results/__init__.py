"""Which sentences tell a result: index, category, rank, what moved it, how far it is?"""
