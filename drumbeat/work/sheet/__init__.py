"""The weekly time sheet on the wire; its verb is in `actions.sheet`, its read in `queries.sheet`."""
