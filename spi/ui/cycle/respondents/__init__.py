"""The readiness of respondents on the screen, without a person."""
