-- Places of the town: where they are, when they open.

create table place (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('mairie', 'ecole', 'restauration', 'accueil', 'culture', 'sport', 'autre')),
  address text not null,
  phone text,
  email text,
  accessibility text,
  map_url text check (map_url ~ '^https://'),
  hours jsonb not null,
  updated_at timestamptz not null
);

create table place_exception (
  id bigint generated always as identity primary key,
  place_id bigint not null references place on delete cascade,
  first_day date not null,
  last_day date not null,
  label text not null check (label <> ''),
  opens jsonb not null,
  check (first_day <= last_day)
);
create index place_exception_place on place_exception (place_id, first_day);

create trigger place_settled after insert or update or delete or truncate on place for each statement execute function settled_changed();
create trigger place_exception_settled after insert or update or delete or truncate on place_exception for each statement execute function settled_changed();

comment on table place is 'A place of the town that families go to.';
comment on column place.id is 'Identifier.';
comment on column place.slug is 'Name in the URL: /lieux/mairie.';
comment on column place.name is 'Name shown («Mairie d''Isques»).';
comment on column place.kind is 'What sort of place: heading of the list.';
comment on column place.address is 'Postal address.';
comment on column place.phone is 'Telephone, if any.';
comment on column place.email is 'Address, if any.';
comment on column place.accessibility is 'How it can be reached and used with a handicap, in a sentence or two.';
comment on column place.map_url is 'A map of another site, as a link; https only.';
comment on column place.hours is 'Opening hours: seven lists, Monday first, of [opening, closing] in minutes since midnight, Paris time.';
comment on column place.updated_at is 'When somebody last checked it.';

comment on table place_exception is 'Days when a place has other hours than usual, or none.';
comment on column place_exception.id is 'Identifier.';
comment on column place_exception.place_id is 'The place.';
comment on column place_exception.first_day is 'First day, included.';
comment on column place_exception.last_day is 'Last day, included.';
comment on column place_exception.label is 'Reason shown («Toussaint»).';
comment on column place_exception.opens is 'Hours of those days, as one list of [opening, closing] in minutes; empty when closed.';
