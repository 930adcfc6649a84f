"""An answer -> sentences: deterministic Bahasa Indonesia, each number registered, no cause beyond the arithmetic."""
