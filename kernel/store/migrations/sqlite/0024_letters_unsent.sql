-- Why no letter went out to an applicant about a decision; nothing where one did.
ALTER TABLE decision_letter ADD COLUMN unsent TEXT;
