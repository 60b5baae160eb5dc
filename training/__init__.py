"""The open corpus and the scripts that turn it into the weights that Dateline ships."""
