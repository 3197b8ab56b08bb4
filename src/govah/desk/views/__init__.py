"""One page of the desk a file. Reading a page never writes."""
