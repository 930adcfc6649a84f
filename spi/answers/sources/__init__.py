"""From where is each figure, and what does a file that is taken away say of itself?"""
