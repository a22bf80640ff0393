"""Forms as data: what an instrument or a tool asks, what may be answered, what follows from it."""
