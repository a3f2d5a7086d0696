"""Pure decisions of reports: how days and figures are written, where days stand on a line."""
