-- Papers (justificatifs): what kinds a town asks for, who must give which, and the requests that need them.

create table document_type (
  slug text primary key check (slug ~ '^[a-z0-9-]{2,60}$'),
  name text not null check (name <> ''),
  help text not null,
  subject text not null check (subject in ('person', 'household')),
  validity text not null check (validity in ('none', 'months', 'until', 'school_year')),
  validity_months integer check (validity_months between 1 and 240),
  validity_until date,
  is_several_pages boolean not null,
  is_indispensable boolean not null,
  provisional_months integer check (provisional_months between 1 and 12),
  question text check (question <> ''),
  is_shared_by_siblings boolean not null,
  secrecy text not null check (secrecy in ('civil', 'health', 'bank')),
  retention text not null check (retention in ('school_year', 'days')),
  retention_days integer check (retention_days between 0 and 4000),
  is_asked boolean not null,
  sort integer not null,
  revision integer not null default 1,
  check ((validity = 'months') = (validity_months is not null)),
  check ((validity = 'until') = (validity_until is not null)),
  check ((retention = 'days') = (retention_days is not null)),
  check (subject = 'person' or not is_shared_by_siblings),
  check (not (is_indispensable and provisional_months is not null))
);

create table requirement (
  id bigint generated always as identity primary key,
  type_slug text not null references document_type,
  person_id bigint references person,
  household_id bigint references household,
  status text not null check (status in ('non_fourni', 'en_verification', 'valide', 'invalide', 'expire', 'non_concerne')),
  reason text,
  valid_until date,
  required_at timestamptz not null,
  provided_at timestamptz,
  decided_by bigint references agent,
  decided_at timestamptz,
  is_seen_only boolean not null default false,
  warned_for date,
  check ((person_id is null) <> (household_id is null)),
  check ((status = 'invalide') = (reason is not null))
);
create unique index requirement_person on requirement (person_id, type_slug) where person_id is not null;
create unique index requirement_household on requirement (household_id, type_slug) where household_id is not null;
create index requirement_type on requirement (type_slug);
create index requirement_waiting on requirement (provided_at) where status = 'en_verification';
create index requirement_ending on requirement (valid_until) where status = 'valide';

create table requirement_request (
  requirement_id bigint not null references requirement,
  request_number bigint not null references request on delete cascade,
  author_id bigint not null references person,
  required_at timestamptz not null,
  released_at timestamptz,
  primary key (requirement_id, request_number)
);
create index requirement_request_number on requirement_request (request_number);

comment on table document_type is 'A kind of paper (justificatif) that the town asks for: «Carnet de vaccination DT Polio».';
comment on column document_type.slug is 'Name in procedures’ definitions.';
comment on column document_type.name is 'Name shown to families and agents.';
comment on column document_type.help is 'What a good one shows, said before it is provided.';
comment on column document_type.subject is '«person»: one per person concerned; «household»: one per payer.';
comment on column document_type.validity is 'How long an accepted one serves: without limit, a number of months, until a date, to the end of the school year. The agent may change the date.';
comment on column document_type.validity_months is 'Months, when that is the rule.';
comment on column document_type.validity_until is 'Last day, when that is the rule.';
comment on column document_type.is_several_pages is 'Several files may make one.';
comment on column document_type.is_indispensable is 'A request that needs it is not accepted without it.';
comment on column document_type.provisional_months is 'Without it, a child is admitted for that many months; null when there is no such rule.';
comment on column document_type.question is 'Asked before it counts as missing («à fournir selon situation»); answering no makes it «Non concerné». Null: always to be provided.';
comment on column document_type.is_shared_by_siblings is 'One accepted for a child may be used for another of the same family.';
comment on column document_type.secrecy is 'Which right is needed to read one: civil (whoever checks papers), health, bank.';
comment on column document_type.retention is 'When files are deleted: at the end of the school year in which they were provided, or a number of days after they stopped serving. The fact and its validity stay.';
comment on column document_type.retention_days is 'Days, when that is the rule.';
comment on column document_type.is_asked is 'False: no new request asks for it.';
comment on column document_type.sort is 'Order in lists.';
comment on column document_type.revision is 'Grows at each change, so that two administrators do not undo each other.';

comment on table requirement is 'A paper that somebody must provide: a type for a person, or for a household that pays. Shared by all the requests that need it.';
comment on column requirement.id is 'Number in URLs.';
comment on column requirement.type_slug is 'The kind of paper. [personal: family]';
comment on column requirement.person_id is 'The person it is about; null when it is about a household. [personal: identity]';
comment on column requirement.household_id is 'The household it is about; null when it is about a person. [personal: family]';
comment on column requirement.status is 'non_fourni → en_verification → valide | invalide; valide → expire; non_concerne by the family’s answer. [personal: family]';
comment on column requirement.reason is 'Why it was refused, as the family reads it. [personal: family]';
comment on column requirement.valid_until is 'Last day on which the accepted one serves, included; null is without limit.';
comment on column requirement.required_at is 'When a request first needed it.';
comment on column requirement.provided_at is 'When the family sent the one that is checked or was accepted.';
comment on column requirement.decided_by is 'The agent who accepted or refused it.';
comment on column requirement.decided_at is 'When.';
comment on column requirement.is_seen_only is 'Seen at the counter and handed back: the fact is kept, no scan.';
comment on column requirement.warned_for is 'The last day of validity that the family was warned about.';

comment on table requirement_request is 'The requests that need a paper.';
comment on column requirement_request.requirement_id is 'The paper.';
comment on column requirement_request.request_number is 'The request.';
comment on column requirement_request.author_id is 'Who made the request, written to about the paper. [personal: identity]';
comment on column requirement_request.required_at is 'Since when; a provisional admission runs from then.';
comment on column requirement_request.released_at is 'When the request stopped needing it: withdrawn or refused.';
