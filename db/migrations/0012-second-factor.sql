-- Second factor (TOTP and recovery codes), sign-ins that wait for it, invitations of agents, what happened to an account.

alter table sign_in_method drop constraint sign_in_method_kind_check;
alter table sign_in_method add constraint sign_in_method_kind_check check (kind in ('password', 'totp'));
alter table sign_in_method add column last_step bigint;
alter table sign_in_method add constraint sign_in_method_step check ((kind = 'totp') = (last_step is not null));

create table recovery_code (
  method_id bigint not null references sign_in_method on delete cascade,
  label text not null check (label ~ '^[0-9]{4}$'),
  code_hash text not null,
  used_at timestamptz,
  primary key (method_id, label)
);

create table factor_setup (
  account_id bigint primary key references account,
  secret text,
  codes text,
  created_at timestamptz not null,
  check ((secret is null) <> (codes is null))
);

create table pending_sign_in (
  token_hash bytea primary key,
  account_id bigint not null references account,
  needs text not null check (needs in ('code', 'setup')),
  attempts integer not null default 0,
  created_at timestamptz not null
);
create index pending_sign_in_account on pending_sign_in (account_id);

alter table session add column factor_at timestamptz;

alter table agent add column is_demo boolean not null default false;

create table agent_invitation (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  login text,
  first_name text not null,
  last_name text not null,
  quality text not null,
  service_id bigint not null references service,
  roles text[] not null check (cardinality(roles) > 0),
  invited_by bigint references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  superseded_at timestamptz
);
create index agent_invitation_email on agent_invitation (email);

create table security_event (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  kind text not null check (kind ~ '^[a-z-]+$'),
  at timestamptz not null,
  by_account_id bigint references account,
  network text,
  browser text
);
create index security_event_account on security_event (account_id, at);
create index security_event_at on security_event (at);

comment on column sign_in_method.kind is '«password» or «totp».';
comment on column sign_in_method.secret is 'A password: argon2id, as a PHC string. TOTP: its key, sealed by the installation''s key (AES-256-GCM).';
comment on column sign_in_method.last_step is 'TOTP: the last step of 30 s whose code was accepted; its code and those before it are over.';
comment on column account.closed_at is 'Nobody signs in with it any more. An agent''s is suspended so, and may be opened again.';
comment on column agent.is_demo is 'Of the demo, with a public password: signs in without a second factor there, and nowhere else.';
comment on column session.factor_at is 'When the second factor was proved; the absolute limit counts from here. Null when there was none.';

comment on table recovery_code is 'What opens an account once when the telephone is lost. Ten per second factor.';
comment on column recovery_code.method_id is 'The TOTP that it stands in for; goes with it.';
comment on column recovery_code.label is 'Its first four digits: which one was typed.';
comment on column recovery_code.code_hash is 'argon2id of the sixteen digits, as a PHC string.';
comment on column recovery_code.used_at is 'When it was used.';

comment on table factor_setup is 'A second factor being added, or new recovery codes being noted down. Half an hour.';
comment on column factor_setup.account_id is 'The account.';
comment on column factor_setup.secret is 'The TOTP key that waits for its first code, sealed (AES-256-GCM). Null once confirmed.';
comment on column factor_setup.codes is 'The recovery codes, sealed, until «J''ai noté mes codes». Null before.';
comment on column factor_setup.created_at is 'When it began.';

comment on table pending_sign_in is 'The password was right and the second factor is awaited. Opens no page: the cookie''s token is found in no session.';
comment on column pending_sign_in.token_hash is 'SHA-256 of 256 random bits.';
comment on column pending_sign_in.account_id is 'The account.';
comment on column pending_sign_in.needs is '«code», or «setup» for an agent who has no second factor yet.';
comment on column pending_sign_in.attempts is 'Codes tried; ten at most.';
comment on column pending_sign_in.created_at is 'When the password was given.';

comment on table agent_invitation is 'Somebody is asked to work here: the link leads to their identifiant and password, once.';
comment on column agent_invitation.id is 'Number.';
comment on column agent_invitation.token_hash is 'SHA-256 of 256 random bits.';
comment on column agent_invitation.email is 'Where the link goes, small letters. [personal: contact]';
comment on column agent_invitation.login is 'Identifiant suggested; null for «prénom.nom». [personal: identity]';
comment on column agent_invitation.first_name is 'First name. [personal: identity]';
comment on column agent_invitation.last_name is 'Last name. [personal: identity]';
comment on column agent_invitation.quality is 'What they will be, as letters sign. [personal: identity]';
comment on column agent_invitation.service_id is 'The service that they will belong to.';
comment on column agent_invitation.roles is 'The roles that they will have.';
comment on column agent_invitation.invited_by is 'The administrator; null for whoever operates the machine.';
comment on column agent_invitation.created_at is 'When it was made.';
comment on column agent_invitation.expires_at is 'At this very instant it is over (7 days).';
comment on column agent_invitation.used_at is 'When it became an account.';
comment on column agent_invitation.superseded_at is 'A newer one was sent, or it was withdrawn.';

comment on table security_event is 'What happened to an account, for its owner to see. Kept a year.';
comment on column security_event.id is 'Number.';
comment on column security_event.account_id is 'Whose account.';
comment on column security_event.kind is '«signed-in», «sign-in-refused», «password-changed»… (accounts/domain/security-event.ts).';
comment on column security_event.at is 'When.';
comment on column security_event.by_account_id is 'Who did it, when it was not the owner.';
comment on column security_event.network is 'The address without its end: «192.0.2.0/24», «2001:db8:1::/48». [personal: contact]';
comment on column security_event.browser is 'Coarse: «Firefox sur Windows». Null when unknown.';
