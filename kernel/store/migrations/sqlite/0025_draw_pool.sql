-- What takes part in the draw, a line for each application: fixed once, when marks are final and nobody has seen a ticket.
ALTER TABLE draw ADD COLUMN pool TEXT;
