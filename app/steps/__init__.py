"""Steps that several services share, each within the transaction of its caller."""
