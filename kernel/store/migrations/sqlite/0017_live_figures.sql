-- What the live figures and the list of a call read of every application, without its long texts.
CREATE INDEX expression_call_id ON expression (call_id, state, id);
CREATE INDEX expression_member_city ON expression_member (expression_id, place_id) WHERE is_city = 1 AND left_at IS NULL;
CREATE INDEX submission_first ON submission (expression_id, received_at) WHERE number = 1;
