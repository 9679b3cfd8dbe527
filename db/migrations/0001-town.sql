-- The town itself, what it offers (the catalogue), and who works for it.

create table town (
  only_row boolean primary key default true check (only_row),
  name text not null,
  brand_color text not null check (brand_color ~ '^#[0-9a-f]{6}$'),
  address text not null,
  phone text not null,
  email text not null,
  opening_hours text not null,
  regie_name text not null,
  minimum_age integer not null check (minimum_age between 13 and 21),
  top_up_min_cents integer not null check (top_up_min_cents >= 100),
  top_up_max_cents integer not null,
  demo_made_at timestamptz,
  check (top_up_max_cents >= top_up_min_cents)
);

create table service (
  id bigint generated always as identity primary key,
  slug text not null unique,
  name text not null,
  phone text not null,
  email text not null,
  address text not null,
  sort integer not null
);

create table school (
  id bigint generated always as identity primary key,
  name text not null unique,
  address text not null
);

create table school_level (
  school_id bigint not null references school,
  code text not null,
  name text not null,
  stage text not null check (stage in ('maternelle', 'elementaire')),
  sort integer not null,
  primary key (school_id, code)
);

create table school_year (
  first_year integer primary key,
  first_day date not null,
  last_day date not null,
  computed boolean not null,
  check (first_day < last_day)
);

create table closure (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('vacances', 'ferie', 'fermeture')),
  label text not null,
  first_day date not null,
  last_day date not null,
  computed boolean not null,
  check (first_day <= last_day)
);
create index closure_days on closure (first_day, last_day);

create table activity (
  id bigint generated always as identity primary key,
  service_id bigint not null references service,
  slug text not null unique,
  session_name text not null,
  name text not null,
  starts_at time not null,
  ends_at time not null,
  weekdays integer[] not null check (weekdays <@ array[1,2,3,4,5,6,7]),
  places integer not null check (places >= 0),
  sort integer not null,
  check (starts_at < ends_at)
);
create index activity_service on activity (service_id);

create table activity_level (
  activity_id bigint not null references activity,
  school_id bigint not null,
  level_code text not null,
  primary key (activity_id, school_id, level_code),
  foreign key (school_id, level_code) references school_level
);

create table legal_page (
  slug text not null,
  version integer not null,
  title text not null,
  body jsonb not null,
  published_at timestamptz not null,
  primary key (slug, version)
);
