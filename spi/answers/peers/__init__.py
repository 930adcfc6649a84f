"""Who are the others to compare with, how do they stand beside us, and who was once like us and rose?"""
