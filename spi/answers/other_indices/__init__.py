"""How do other indices of a government lie beside its SPI?"""
