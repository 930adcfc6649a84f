"""How answers are shown: panels, cards, passports."""
