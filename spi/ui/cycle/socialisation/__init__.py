"""The socialisation of a survey on the screen: coverage, the list of units, the material, and drafts."""
