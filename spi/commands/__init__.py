"""What does the command line answer? One module per room; `spi/__main__.py` puts them together."""
