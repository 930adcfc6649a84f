"""The only room that knows DuckDB: questions by name, writes in one transaction, and how the store is kept safe."""
