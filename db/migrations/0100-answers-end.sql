-- Answers end before the requests that they were given in: those about health with their school year, all of them at the end
-- of the school year that follows the decision.

alter table request
  add column health_erased_at timestamptz,
  add column answers_erased_at timestamptz;
comment on column request.health_erased_at is 'When its answers about health were deleted, its school year being over; null before, and for a draft.';
comment on column request.answers_erased_at is 'When all its answers were deleted, a school year after the decision; null before.';
comment on table request_change is 'Answers changed after a request was sent, with what they were. Append-only, until the answers themselves are deleted.';

-- What each night looks at: neither what it emptied already nor, among the decided, what it emptied whole.
create index request_health_kept on request (number)
  where health_erased_at is null or updated_at > health_erased_at or pending_answers is not null;
create index request_answers_kept on request (decided_at) where answers_erased_at is null and decided_at is not null;
