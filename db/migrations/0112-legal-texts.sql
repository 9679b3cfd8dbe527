-- A town writes its legal texts itself, in Markdown as its news; what is already published stays word for word.
create function pg_temp.shaped(words text) returns text language sql immutable as $$
  select regexp_replace(words, '([\\`*_\[\]<>])', '\\\1', 'g')
$$;
create function pg_temp.runs(runs jsonb) returns text language sql immutable as $$
  select string_agg(
    case when jsonb_typeof(run) = 'string' then pg_temp.shaped(run #>> '{}')
      else '[' || pg_temp.shaped(run ->> 'text') || '](' || (run ->> 'href') || ')' end, '' order by n)
  from jsonb_array_elements(runs) with ordinality as r (run, n)
$$;
create function pg_temp.block(block jsonb) returns text language sql immutable as $$
  select case
    when block ? 'h2' then '## ' || pg_temp.shaped(block ->> 'h2')
    when block ? 'p' then pg_temp.runs(block -> 'p')
    else (select string_agg('- ' || pg_temp.runs(item), e'\n' order by n)
      from jsonb_array_elements(block -> 'list') with ordinality as i (item, n))
  end
$$;

alter table legal_page add column text text, add column change text, add column published_by bigint references account (id);
update legal_page set text = (
  select coalesce(string_agg(pg_temp.block(block), e'\n\n' order by n), '')
  from jsonb_array_elements(body) with ordinality as b (block, n));
alter table legal_page alter column text set not null, drop column body;
create index legal_page_published_by on legal_page (published_by) where published_by is not null;

comment on column legal_page.text is 'The text, in Markdown, with the town''s own facts as words in braces.';
comment on column legal_page.change is 'What changes since the version before, for those who accepted that one.';
comment on column legal_page.published_by is 'The agent who published it; null when it came with Liane.';

-- What the accessibility statement says is on every page (law 2005-102, article 47).
alter table town add column conformity text not null default 'non conforme'
  check (conformity in ('non conforme', 'partiellement conforme', 'totalement conforme'));
comment on column town.conformity is 'Conformity to the RGAA as the published statement declares it.';

-- Which version of the terms of use somebody accepted, with a request or when they changed.
create table terms_acceptance (
  person_id bigint not null references person (id),
  version integer not null,
  at timestamptz not null,
  primary key (person_id, version)
);
comment on table terms_acceptance is 'Versions of the terms of use that an adult accepted, with a request or when they changed.';
comment on column terms_acceptance.person_id is '[personal: identity] The adult.';
comment on column terms_acceptance.version is 'Version of the page «cgu».';
comment on column terms_acceptance.at is 'When, for the first time.';
insert into terms_acceptance (person_id, version, at)
  select author_id, terms_version, min(terms_accepted_at) from request group by author_id, terms_version;
