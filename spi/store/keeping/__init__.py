"""How is what the store holds kept safe: checked, backed up, exported, put back, moved into another store?"""
