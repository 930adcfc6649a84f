"""What the socialisation of a survey knows: the units of a government, the sessions, and the material of the year."""
