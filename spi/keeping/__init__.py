"""How is the store kept safe: checked, exported, backed up, restored?"""


class KeepingError(Exception):
    """A check, export, backup or restore that cannot be done; the message is a sentence for the person at the terminal."""
