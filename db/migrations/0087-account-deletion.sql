-- The end of an account: asked, waited for thirty days, then done; and what the sweeps have taken away.
create table account_deletion (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  cancelled_at timestamptz,
  done_at timestamptz,
  check (cancelled_at is null or done_at is null),
  check (asked_at <= due_at)
);
create unique index account_deletion_open on account_deletion (account_id) where cancelled_at is null and done_at is null;
create index account_deletion_account on account_deletion (account_id);
create index account_deletion_due on account_deletion (due_at) where cancelled_at is null and done_at is null;

comment on table account_deletion is 'A deletion that somebody asked for their own account; done after a delay during which signing in lets them keep it.';
comment on column account_deletion.id is 'Number.';
comment on column account_deletion.account_id is 'Whose. [personal: identity]';
comment on column account_deletion.asked_at is 'When it was asked.';
comment on column account_deletion.due_at is 'From when it is done.';
comment on column account_deletion.cancelled_at is 'When its author took it back, or something tied the account again.';
comment on column account_deletion.done_at is 'When everything was erased.';

create table retention_run (
  rule text primary key,
  last_at timestamptz not null,
  last_count integer not null,
  total bigint not null
);
comment on table retention_run is 'When each rule of retention was last applied, and how much it took away.';
comment on column retention_run.rule is 'Code of the rule, as the features declare it.';
comment on column retention_run.last_at is 'Last time it was applied.';
comment on column retention_run.last_count is 'How many rows went then.';
comment on column retention_run.total is 'How many rows went since the first time.';

alter table account add column signed_in_at timestamptz;
alter table account add column inactive_warnings integer not null default 0 check (inactive_warnings between 0 and 2);
alter table account add column inactive_warned_at timestamptz;
update account a set signed_in_at = (select max(s.seen_at) from session s where s.account_id = a.id);
create index account_inactive on account (coalesce(signed_in_at, created_at)) where kind = 'citizen' and closed_at is null;
comment on column account.signed_in_at is 'When it was last signed in to; none before the first time. An account forgotten for too long ends.';
comment on column account.inactive_warnings is 'How many letters have announced its end, since it was last signed in to.';
comment on column account.inactive_warned_at is 'When the last of them left.';
