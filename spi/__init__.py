"""SPI of KPK, from published figures to what they mean: the rooms of the house, see README.md."""
