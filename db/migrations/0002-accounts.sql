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

create table demo_mail (
  id bigint generated always as identity primary key,
  sent_at timestamptz not null,
  recipient text not null,
  subject text not null,
  text_part text not null,
  html_part text not null
);
create index demo_mail_recipient on demo_mail (recipient, id);
