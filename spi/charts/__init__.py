"""What a picture says, once for every medium: rows, spans, marks, label texts, hues by name and the sentence beside it."""
