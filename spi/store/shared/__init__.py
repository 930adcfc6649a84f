"""A store that several processes share: events and evidence in PostgreSQL, figures in DuckLake, a replica in each process."""
