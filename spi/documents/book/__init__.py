"""What stands on the sheets of the workbook of figures?"""
