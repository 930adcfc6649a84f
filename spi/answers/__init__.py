"""What do the figures say? Each answer joins a query with the arithmetic; screen and command line both ask here."""
