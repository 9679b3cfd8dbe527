-- The proof of a quotient is a document like any other: in quarantine, scanned, opened apart, encrypted.

alter table quotient
  drop column proof,
  drop column proof_name,
  drop column proof_type,
  add column document_id bigint unique references document,
  add column is_seen_only boolean not null default false,
  add column warned_at timestamptz;
create index quotient_ending on quotient (valid_until) where status = 'valid' and warned_at is null;
create index quotient_proof on quotient (decided_at) where document_id is not null;

comment on column quotient.document_id is 'The proof that was sent; none once it is deleted, or when it was shown at the counter. [personal: money]';
comment on column quotient.is_seen_only is 'The proof was shown at the counter: an agent saw it, no copy is kept.';
comment on column quotient.warned_at is 'When the family was told that it ends soon.';
