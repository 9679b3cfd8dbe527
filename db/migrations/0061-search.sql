-- What anybody may look for: procedures, services, places, news, pages. Nothing personal is ever in it.

create table search_entry (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('demarche', 'service', 'lieu', 'actualite', 'page')),
  title text not null,
  url text not null,
  about text not null,
  norm text not null,
  words text not null,
  body text not null,
  sort integer not null,
  terms tsvector not null generated always as (setweight(to_tsvector('french', words), 'A') || setweight(to_tsvector('french', body), 'C')) stored
);
create index search_entry_terms on search_entry using gin (terms);
create index search_entry_alike on search_entry using gin (words public.gin_trgm_ops);

create table search_state (
  only_row boolean primary key default true check (only_row),
  fingerprint text not null
);

create table search_synonym (
  id bigint generated always as identity primary key,
  word text not null check (word <> ''),
  means text not null check (means <> ''),
  unique (word, means)
);

create table search_miss (
  words text primary key,
  times integer not null check (times > 0),
  last_on date not null
);
create index search_miss_times on search_miss (times desc, last_on desc);

create trigger search_synonym_settled after insert or update or delete or truncate on search_synonym for each statement execute function settled_changed();

comment on table search_entry is 'What a search may find; written anew when what it describes changes.';
comment on column search_entry.id is 'Identifier.';
comment on column search_entry.kind is 'Heading of the results.';
comment on column search_entry.title is 'Title shown.';
comment on column search_entry.url is 'Page of this site.';
comment on column search_entry.about is 'A sentence shown under the title.';
comment on column search_entry.norm is 'The title in small letters, without accents.';
comment on column search_entry.words is 'The title and its synonyms, in small letters without accents.';
comment on column search_entry.body is 'What else it is about, in small letters without accents.';
comment on column search_entry.sort is 'Order among equals.';
comment on column search_entry.terms is 'French stems: title and synonyms first, then the rest.';

comment on table search_state is 'What search_entry was made from: one row.';
comment on column search_state.only_row is 'Always true: keeps the table to one row.';
comment on column search_state.fingerprint is 'Hash of everything described; another one means writing it anew.';

comment on table search_synonym is 'Words that people use and the words that the site uses.';
comment on column search_synonym.id is 'Identifier.';
comment on column search_synonym.word is 'What people type («cantine»), in small letters without accents.';
comment on column search_synonym.means is 'What the site says («restauration scolaire»), in small letters without accents.';

comment on table search_miss is 'What was looked for and not found, for the town hall to add words; never with a digit or an @, never by whom.';
comment on column search_miss.words is 'Small letters, without accents, 60 characters at most.';
comment on column search_miss.times is 'How often.';
comment on column search_miss.last_on is 'Last day, Paris time.';
