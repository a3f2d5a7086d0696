"""Pure decisions of an import: what a file is, what its columns mean, what each row comes to."""
