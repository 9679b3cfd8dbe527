-- All that the portal knows of somebody, made into one file at their request (RGPD, articles 15 and 20).
create table data_export (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  asked_at timestamptz not null,
  ready_at timestamptz,
  file_id text references stored_file,
  taken_at timestamptz,
  ended_at timestamptz,
  check ((ready_at is null) or (file_id is not null) or (ended_at is not null)),
  check (file_id is null or (ready_at is not null and ended_at is null))
);
create unique index data_export_open on data_export (account_id) where ended_at is null;
create index data_export_account on data_export (account_id);
create index data_export_file on data_export (file_id);

comment on table data_export is 'An export of all of somebody’s data: asked, made by a job, kept a week; one at a time.';
comment on column data_export.id is 'Number.';
comment on column data_export.account_id is 'Whose, and its only reader. [personal: identity]';
comment on column data_export.asked_at is 'When it was asked.';
comment on column data_export.ready_at is 'When it was made, from which its week counts.';
comment on column data_export.file_id is 'The archive; none before it is made and after its end.';
comment on column data_export.taken_at is 'When it was last downloaded.';
comment on column data_export.ended_at is 'When it was deleted, by its owner or at its term.';
