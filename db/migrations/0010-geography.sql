-- Where somebody was born: the official communes and countries. Not personal data, the same in every town.

create table commune (
  ref text primary key,
  code text not null,
  kind text not null check (kind in ('commune', 'arrondissement', 'deleguee', 'associee')),
  name text not null,
  label text not null,
  department text not null,
  parent_code text,
  parent_name text,
  postal_codes text[] not null,
  weight integer not null,
  norm text not null,
  bare text not null,
  letters text not null
);
create index commune_norm on commune (norm text_pattern_ops);
create index commune_bare on commune (bare text_pattern_ops);
create index commune_letters on commune (letters);
create index commune_trigrams on commune using gin (norm gin_trgm_ops);
create index commune_postal_codes on commune using gin (postal_codes);
create index commune_code on commune (code);

create table country (
  name text primary key,
  code text not null check (code ~ '^99\d{3}$'),
  sort integer not null unique
);

create table geography_import (
  version text primary key
);

alter table person add column birth_commune text;

comment on table commune is 'Communes and municipal arrondissements of today, with the delegated and associated ones they have absorbed. From @etalab/decoupage-administratif, replaced whole when its version changes.';
comment on column commune.ref is 'Names one row: the COG code; followed by D or A for a delegated or associated commune, whose code its present commune may bear too.';
comment on column commune.code is 'Code in the Code officiel géographique (INSEE), «62474».';
comment on column commune.kind is 'commune, arrondissement (Paris, Lyon, Marseille), deleguee or associee.';
comment on column commune.name is 'Official name, «Lyon 2e Arrondissement».';
comment on column commune.label is 'As shown and kept with a person: the name; «LYON 02» for an arrondissement.';
comment on column commune.department is '«62», «2A», «974».';
comment on column commune.parent_code is 'COG code of the commune that it belongs to today; null for a commune.';
comment on column commune.parent_name is 'Name of that commune.';
comment on column commune.postal_codes is 'Those of the commune that it belongs to, for a delegated or associated one.';
comment on column commune.weight is 'Inhabitants, those of the whole town for an arrondissement: orders answers that match as well.';
comment on column commune.norm is 'The name as searched: lower case, no accents, no hyphens, «saint» whole, «lyon 2».';
comment on column commune.bare is 'The same without its leading article: «havre».';
comment on column commune.letters is 'The letters of `norm` in alphabetical order: the same when two were swapped.';
comment on table country is 'Countries and territories of birth, from the code (src/features/geography/domain/countries.ts).';
comment on column country.name is 'In French, as shown and kept with a person.';
comment on column country.code is 'COG code, 99100 for France. Territories of one country may share one.';
comment on column country.sort is 'France first, then in French alphabetical order.';
comment on table geography_import is 'One row: what the two lists hold now.';
comment on column geography_import.version is 'Version of the package and of our reading of it.';
comment on column person.birth_commune is 'COG code of the commune of birth when it was found in the list; null abroad and for one that is not in it. [personal: identity]';
