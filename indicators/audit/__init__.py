"""The audit: can anybody work out from all that is shown together what is hidden?

`publicatie` says what a reader sees as plain cells, facts and protected quantities.
`vereenvoudigen` leaves out what is certain or follows. `zoeken` looks for tables of numbers that
fit what is seen (witnesses), by integer programming. `bewijs` keeps them as a certificate, and
checks a certificate with plain arithmetic and without a solver. `herstel` hides what must be
hidden, and shows again what need not be. `nakijken` does this for a release, and remembers.

Source: shared design on privacy,
section 1; the method is that of the audit of published tables (Fischetti and Salazar, "Solving the
cell suppression problem on tabular data with linear constraints", Management Science, 2001).
"""
