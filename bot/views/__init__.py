"""Pages: values and texts in, a page out. Pure; no page asks anything of a service or a database."""
