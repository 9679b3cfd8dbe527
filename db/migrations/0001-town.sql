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

comment on table town is 'The town as pages, letters and forms name it: one row.';
comment on column town.only_row is 'Always true: keeps the table to one row.';
comment on column town.name is 'Name of the commune («Isques»).';
comment on column town.brand_color is 'Colour of the banner, «#c8102e»; state and action colours do not depend on it.';
comment on column town.address is 'Postal address of the town hall.';
comment on column town.phone is 'Telephone of the town hall.';
comment on column town.email is 'Address of the town hall, for families.';
comment on column town.opening_hours is 'Opening hours, as shown.';
comment on column town.regie_name is 'Name of the régie that holds the families'' accounts («Régie d''Isques»).';
comment on column town.minimum_age is 'Age in years from which a person may open an account.';
comment on column town.top_up_min_cents is 'Smallest top-up, in cents, included.';
comment on column town.top_up_max_cents is 'Largest top-up, in cents, included.';
comment on column town.demo_made_at is 'When the demo was made; null in a real town.';

comment on table service is 'A service of the town hall: runs activities, signs letters, earns revenue.';
comment on column service.id is 'Identifier.';
comment on column service.slug is 'Stable name, for configuration.';
comment on column service.name is 'Name shown («Restauration scolaire»).';
comment on column service.phone is 'Telephone of the service.';
comment on column service.email is 'Address of the service.';
comment on column service.address is 'Where the service receives.';
comment on column service.sort is 'Order in lists.';

comment on table school is 'A school of the town.';
comment on column school.id is 'Identifier.';
comment on column school.name is 'Name shown («École Le petit prince»).';
comment on column school.address is 'Postal address.';

comment on table school_level is 'A level that a school teaches.';
comment on column school_level.school_id is 'The school.';
comment on column school_level.code is 'Code of the level («CP»).';
comment on column school_level.name is 'Name shown («CP»).';
comment on column school_level.stage is 'maternelle or elementaire.';
comment on column school_level.sort is 'Order, youngest first.';

comment on table school_year is 'A school year that the town has opened.';
comment on column school_year.first_year is '2017 for 2017/2018.';
comment on column school_year.first_day is 'First day of class, included.';
comment on column school_year.last_day is 'Last day of class, included.';
comment on column school_year.computed is 'Made by simple rules rather than taken from the decree: shown as «calendrier de démonstration».';

comment on table closure is 'Days when nothing opens, with the reason shown.';
comment on column closure.id is 'Identifier.';
comment on column closure.kind is 'vacances (school holidays), ferie (public holiday), fermeture (exceptional).';
comment on column closure.label is 'Reason shown («Toussaint», «Vacances d''hiver»).';
comment on column closure.first_day is 'First closed day.';
comment on column closure.last_day is 'Last closed day, included.';
comment on column closure.computed is 'Made by simple rules rather than entered by the town.';

comment on table activity is 'What a child is enrolled in and booked for, day by day.';
comment on column activity.id is 'Identifier.';
comment on column activity.service_id is 'The service that runs it.';
comment on column activity.slug is 'Stable name, for configuration.';
comment on column activity.session_name is 'Session that the fiche enfant ticks («Restauration scolaire»).';
comment on column activity.name is 'What the agenda books («Repas de midi»).';
comment on column activity.starts_at is 'Start, Paris time.';
comment on column activity.ends_at is 'End, Paris time.';
comment on column activity.weekdays is 'Weekdays on which it opens, 1 = Monday to 7 = Sunday.';
comment on column activity.places is 'Places per day.';
comment on column activity.sort is 'Order within the service.';

comment on table activity_level is 'Levels whose pupils may attend an activity.';
comment on column activity_level.activity_id is 'The activity.';
comment on column activity_level.school_id is 'The school.';
comment on column activity_level.level_code is 'The level of that school.';

comment on table legal_page is 'Published legal texts, one row per version; never edited once published.';
comment on column legal_page.slug is 'Which text: cgu, mentions-legales, donnees-personnelles, accessibilite.';
comment on column legal_page.version is 'From 1; a request keeps the version of the conditions accepted with it.';
comment on column legal_page.title is 'Title of the page.';
comment on column legal_page.body is 'Blocks: headings, paragraphs and lists of runs of text and links.';
comment on column legal_page.published_at is 'When this version came into force.';
