-- Own identifiers: sessions that their owner can see and close, a new address to be confirmed, a form kept while signing in again.

alter table session add column id bigint generated always as identity;
alter table session add constraint session_id unique (id);
alter table session add column browser text;
comment on column session.id is 'Number by which its owner closes it; opens nothing.';
comment on column session.browser is 'Coarse: «Firefox sur Windows». Null when unknown.';

create table email_change (
  token_hash bytea primary key,
  account_id bigint not null references account,
  email text not null check (email = lower(email)),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  superseded_at timestamptz
);
create index email_change_account on email_change (account_id);

comment on table email_change is 'A new address that waits for its owner to open the link sent there. Nothing changes before.';
comment on column email_change.token_hash is 'SHA-256 of 256 random bits.';
comment on column email_change.account_id is 'The account.';
comment on column email_change.email is 'The address wished for, small letters. [personal: contact]';
comment on column email_change.created_at is 'When it was asked.';
comment on column email_change.expires_at is 'At this very instant it is over (48 h).';
comment on column email_change.used_at is 'When it was confirmed.';
comment on column email_change.superseded_at is 'Another change was asked, or the account was closed.';

create table kept_form (
  key_hash bytea primary key,
  account_id bigint references account,
  audience text not null check (audience in ('citizen', 'agent')),
  path text not null,
  fields jsonb not null,
  created_at timestamptz not null
);
create index kept_form_account on kept_form (account_id);
create index kept_form_created on kept_form (created_at);

comment on table kept_form is 'A form that was being posted when the session ended, kept 30 minutes. The key is in a signed cookie.';
comment on column kept_form.key_hash is 'SHA-256 of 192 random bits.';
comment on column kept_form.account_id is 'Whose session had ended; null when unknown.';
comment on column kept_form.audience is '«citizen» or «agent»: who the page is for.';
comment on column kept_form.path is 'The address that it was posted to.';
comment on column kept_form.fields is 'What was typed, passwords and codes left out. [personal: family]';
comment on column kept_form.created_at is 'When it was posted.';
