"""The figures that the screens show, against a journal that was reckoned up by hand."""
