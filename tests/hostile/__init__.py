"""Text that means harm, records that are broken, files that are far too large."""
