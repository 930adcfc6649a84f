"""How is a workbook drawn: the sheets that calculate, and those that somebody fills in?"""
