-- Persons, households, who may do what for which child, and how they sign in.

create table household (
  id bigint generated always as identity primary key,
  created_at timestamptz not null
);

create table person (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('adult', 'child')),
  household_id bigint references household,
  civility text check (civility in ('madame', 'monsieur')),
  sex text check (sex in ('F', 'M')),
  birth_name text not null check (birth_name <> ''),
  usual_name text check (usual_name <> ''),
  first_name text not null check (first_name <> ''),
  second_name text check (second_name <> ''),
  third_name text check (third_name <> ''),
  birth_date date not null,
  birth_country text not null,
  birth_place text not null,
  birth_department text not null,
  created_at timestamptz not null,
  check ((kind = 'adult') = (household_id is not null))
);
create index person_household on person (household_id);

create table guardianship (
  adult_id bigint not null references person,
  child_id bigint not null references person,
  may_see boolean not null,
  may_book boolean not null,
  may_pay boolean not null,
  is_written_to boolean not null,
  since timestamptz not null,
  primary key (adult_id, child_id)
);
create index guardianship_child on guardianship (child_id);

create table account (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('citizen', 'agent')),
  login text not null check (login = lower(login)),
  email text not null check (email = lower(email)),
  person_id bigint unique references person,
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((kind = 'citizen') = (person_id is not null))
);
create unique index account_login on account (login);
create unique index account_email on account (kind, email);

create table sign_in_method (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  kind text not null check (kind in ('password')),
  secret text not null,
  created_at timestamptz not null,
  unique (account_id, kind)
);

create table agent (
  account_id bigint primary key references account,
  first_name text not null,
  last_name text not null,
  quality text not null,
  service_id bigint not null references service
);

create table agent_role (
  account_id bigint not null references agent,
  role text not null,
  primary key (account_id, role)
);

create table session (
  token_hash bytea primary key,
  account_id bigint not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on session (account_id);
create index session_seen on session (seen_at);

create table signup (
  id bigint generated always as identity primary key,
  key_hash bytea not null unique,
  answers jsonb not null,
  created_at timestamptz not null,
  submitted_at timestamptz,
  account_id bigint references account
);
create index signup_created on signup (created_at);

create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('activation', 'reset')),
  signup_id bigint references signup on delete cascade,
  account_id bigint references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  superseded_at timestamptz,
  check ((purpose = 'activation') = (signup_id is not null)),
  check ((purpose = 'reset') = (account_id is not null))
);
create index one_time_link_signup on one_time_link (signup_id);
create index one_time_link_account on one_time_link (account_id);

create table throttle (
  bucket text not null,
  window_start timestamptz not null,
  hits integer not null,
  primary key (bucket, window_start)
);
create index throttle_window on throttle (window_start);

create table form_key (
  key text primary key,
  used_at timestamptz not null,
  answer text not null
);

create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id bigint not null references account,
  action text not null,
  subject text not null
);
create index audit_event_subject on audit_event (subject, at);

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event for each statement execute function audit_refuse_change();

create table demo_mail (
  id bigint generated always as identity primary key,
  sent_at timestamptz not null,
  recipient text not null,
  subject text not null,
  text_part text not null,
  html_part text not null
);
create index demo_mail_recipient on demo_mail (recipient, id);

-- What each table and column holds. Personal data is marked: export, retention and audit are generated from these marks.

comment on table household is 'Adults who share one ledger account.';
comment on column household.id is 'Number.';
comment on column household.created_at is 'When it was made.';

comment on table person is 'An adult or a child. A child belongs to no household: guardianships say who may do what.';
comment on column person.id is 'Number.';
comment on column person.kind is '«adult» or «child».';
comment on column person.household_id is 'An adult''s household; null for a child. [personal: family]';
comment on column person.civility is 'Asked and optional (CJEU C-394/23). [personal: identity]';
comment on column person.sex is 'A child''s, asked by the fiche enfant; null for an adult. [personal: identity]';
comment on column person.birth_name is 'Name at birth, with accents and case. [personal: identity]';
comment on column person.usual_name is 'Name used instead, if any. [personal: identity]';
comment on column person.first_name is 'First name, with accents and case. [personal: identity]';
comment on column person.second_name is 'Second first name. [personal: identity]';
comment on column person.third_name is 'Third first name. [personal: identity]';
comment on column person.birth_date is 'Date of birth. [personal: identity]';
comment on column person.birth_country is 'In French, as chosen: «France». [personal: identity]';
comment on column person.birth_place is 'Commune or town, as typed. [personal: identity]';
comment on column person.birth_department is '«62», «2A», «974»; «99» abroad. [personal: identity]';
comment on column person.created_at is 'When the row was made.';

comment on table guardianship is 'What an adult may do for a child, in whatever household.';
comment on column guardianship.adult_id is 'The guardian. [personal: family]';
comment on column guardianship.child_id is 'The child. [personal: family]';
comment on column guardianship.may_see is 'Sees the child at all: every other right needs it. [personal: family]';
comment on column guardianship.may_book is 'Books and cancels. [personal: family]';
comment on column guardianship.may_pay is 'Sees amounts. [personal: family]';
comment on column guardianship.is_written_to is 'Receives what the town hall writes about the child. [personal: family]';
comment on column guardianship.since is 'When it was first said.';

comment on table account is 'A login: of one adult, or of somebody who works for the town.';
comment on column account.id is 'Number.';
comment on column account.kind is '«citizen» or «agent».';
comment on column account.login is 'Identifiant, small letters without accents; never given to somebody else afterwards. [personal: identity]';
comment on column account.email is 'Proved by the activation letter; small letters. [personal: contact]';
comment on column account.person_id is 'The citizen; null for an agent.';
comment on column account.created_at is 'At activation.';
comment on column account.closed_at is 'Nobody signs in with it any more.';

comment on table sign_in_method is 'How an account proves who it is; several kinds later.';
comment on column sign_in_method.id is 'Number.';
comment on column sign_in_method.account_id is 'The account.';
comment on column sign_in_method.kind is '«password».';
comment on column sign_in_method.secret is 'argon2id, as a PHC string.';
comment on column sign_in_method.created_at is 'When the secret was last chosen.';

comment on table agent is 'Somebody who works for the town, under their own name (CRPA L111-2).';
comment on column agent.account_id is 'The account.';
comment on column agent.first_name is 'First name. [personal: identity]';
comment on column agent.last_name is 'Last name. [personal: identity]';
comment on column agent.quality is 'What they are, as letters sign. [personal: identity]';
comment on column agent.service_id is 'The service they belong to.';

comment on table agent_role is 'What an agent may do, by role (src/app/roles.ts).';
comment on column agent_role.account_id is 'The account.';
comment on column agent_role.role is '«accueil», «scolarite», …';

comment on table session is 'Who is signed in. The cookie holds a random token, this table its hash.';
comment on column session.token_hash is 'SHA-256 of 256 random bits.';
comment on column session.account_id is 'The account.';
comment on column session.created_at is 'Absolute limit counts from here.';
comment on column session.seen_at is 'Idle limit counts from here; written at most once a minute.';
comment on column session.ended_at is 'Signed out, replaced at a new sign-in, or closed by a password change.';

comment on table signup is 'A creation of account under way, found by the key in its URL. Deleted after 7 days without activation.';
comment on column signup.id is 'Number.';
comment on column signup.key_hash is 'SHA-256 of 192 random bits.';
comment on column signup.answers is 'What the form asked, emptied at activation. [personal: identity]';
comment on column signup.created_at is 'When it was made.';
comment on column signup.submitted_at is '«Enregistrer la demande»; null again when answers change.';
comment on column signup.account_id is 'The account that it became.';

comment on table one_time_link is 'A link sent by letter: activation (48 h) or reset (1 h). Opening it uses nothing; posting its form does, once.';
comment on column one_time_link.token_hash is 'SHA-256 of 256 random bits.';
comment on column one_time_link.purpose is '«activation» of a signup, «reset» of an account''s password.';
comment on column one_time_link.signup_id is 'The sign-up to activate.';
comment on column one_time_link.account_id is 'The account.';
comment on column one_time_link.created_at is 'When it was made.';
comment on column one_time_link.expires_at is 'At this very instant it is over.';
comment on column one_time_link.used_at is 'When it was used.';
comment on column one_time_link.superseded_at is 'A newer link was sent, or the signup''s answers changed.';

comment on table throttle is 'How often something was tried (platform/http/throttle.ts). Swept after a day.';
comment on column throttle.bucket is 'SHA-256 of what is counted and for whom.';
comment on column throttle.window_start is 'Start of the window, or second of the attempt.';
comment on column throttle.hits is 'How many.';

create index form_key_used on form_key (used_at);
comment on table form_key is 'A form sent twice gives its first answer.';
comment on column form_key.key is 'Account and the key in the form''s hidden input: «12/…».';
comment on column form_key.used_at is 'When it was used.';
comment on column form_key.answer is 'What the first sending was answered, as its action writes it.';

comment on table audit_event is 'Which agent read or changed which file. Append-only.';
comment on column audit_event.id is 'Number.';
comment on column audit_event.at is 'When.';
comment on column audit_event.account_id is 'Who.';
comment on column audit_event.action is '«subject.verb».';
comment on column audit_event.subject is 'What, by number: «person 12», «request 109».';

comment on table demo_mail is 'The demo''s mailbox: letters that a mail server would have sent. Empty in production.';
comment on column demo_mail.id is 'Number.';
comment on column demo_mail.sent_at is 'When it was sent.';
comment on column demo_mail.recipient is 'Address. [personal: contact]';
comment on column demo_mail.subject is 'Carries no personal data.';
comment on column demo_mail.text_part is 'Plain text. [personal: contact]';
comment on column demo_mail.html_part is 'HTML. [personal: contact]';
