"""How do people write names, headings and numbers, and what do they mean by it?"""
