"""Every route against every role and every foreign object."""
