-- Drafts that end, and changes to a sent request that are not complete yet.

alter table request add column draft_warned_at timestamptz;
alter table request add column pending_answers jsonb;
create index request_draft_age on request (updated_at) where status = 'brouillon';

comment on column request.draft_warned_at is 'When its author was told by mail that the draft would be deleted; null after a change.';
comment on column request.pending_answers is 'Answers being changed after the request was sent, not yet complete: the sent ones stand until they are. [personal: family]';
