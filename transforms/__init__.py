"""Pure transforms: raw bytes in, tables out. No paths, no clock, no network, no Prefect."""
