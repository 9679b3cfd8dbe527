-- What a family says of itself beside its identity: where it lives, how it is reached, what it declares; and the corrections
-- of an identity, which an agent checks.

alter table person add column details_confirmed_at timestamptz;
comment on column person.details_confirmed_at is 'When this adult last said that everything on their profile is right.';

create table contact_details (
  person_id bigint primary key references person,
  street text,
  street_more text,
  postcode text,
  city text,
  phone text,
  other_phone text,
  updated_at timestamptz not null
);

create table social_details (
  person_id bigint primary key references person,
  scheme text check (scheme in ('general', 'msa', 'autre')),
  tax_income_cents integer check (tax_income_cents >= 0),
  tax_children integer check (tax_children between 0 and 30),
  holder_name text,
  holder_number text,
  allowance_quotient_cents integer check (allowance_quotient_cents >= 0),
  allowance_children integer check (allowance_children between 0 and 30),
  monthly_resources_cents integer check (monthly_resources_cents >= 0),
  composition text check (composition in ('couple', 'parent-seul', 'garde-alternee', 'recomposee', 'autre')),
  updated_at timestamptz not null
);

create table identity_change (
  id bigint generated always as identity primary key,
  person_id bigint not null references person,
  account_id bigint not null references account,
  before jsonb not null,
  after jsonb not null,
  document_id bigint references document,
  status text not null check (status in ('attente', 'acceptee', 'refusee', 'retiree')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint references account,
  reason text,
  check ((status = 'attente') = (decided_at is null)),
  check ((status = 'refusee') = (reason is not null))
);
create unique index identity_change_waiting on identity_change (person_id) where status = 'attente';
create index identity_change_person on identity_change (person_id, asked_at);
create index identity_change_account on identity_change (account_id);
create index identity_change_document on identity_change (document_id) where document_id is not null;
create index identity_change_queue on identity_change (asked_at) where status = 'attente';
create index identity_change_old on identity_change (decided_at);

comment on table contact_details is 'Where an adult lives and how they are reached by telephone, as they say it themselves.';
comment on column contact_details.person_id is 'The adult.';
comment on column contact_details.street is 'Number and street. [personal: contact]';
comment on column contact_details.street_more is 'Building, floor. [personal: contact]';
comment on column contact_details.postcode is 'Postcode. [personal: contact]';
comment on column contact_details.city is 'Town. [personal: contact]';
comment on column contact_details.phone is 'Telephone, as core/phone.ts writes it. [personal: contact]';
comment on column contact_details.other_phone is 'Another one. [personal: contact]';
comment on column contact_details.updated_at is 'When they last changed it.';

comment on table social_details is 'What an adult declares of their resources and allowances, each optional. No price is computed from it: see quotient.';
comment on column social_details.person_id is 'The adult.';
comment on column social_details.scheme is 'Who pays allowances: «general» (CAF), «msa» or «autre». [personal: money]';
comment on column social_details.tax_income_cents is 'Revenu fiscal de référence of the last tax notice. [personal: money]';
comment on column social_details.tax_children is 'Children counted by the tax notice. [personal: family]';
comment on column social_details.holder_name is 'In whose name the allowances are paid. [personal: identity]';
comment on column social_details.holder_number is 'Their number. [personal: identity]';
comment on column social_details.allowance_quotient_cents is 'Quotient as the CAF or the MSA last said, not checked. [personal: money]';
comment on column social_details.allowance_children is 'Children counted by the CAF or the MSA. [personal: family]';
comment on column social_details.monthly_resources_cents is 'Resources of one month. [personal: money]';
comment on column social_details.composition is 'Who lives together. [personal: family]';
comment on column social_details.updated_at is 'When they last changed it.';

comment on table identity_change is 'A correction of an identity that somebody asks for with a proof; an agent decides. Kept a year, to explain it.';
comment on column identity_change.id is 'Number.';
comment on column identity_change.person_id is 'Whose identity.';
comment on column identity_change.account_id is 'Who asked.';
comment on column identity_change.before is 'What the file said when it was asked. [personal: identity]';
comment on column identity_change.after is 'What it should say. [personal: identity]';
comment on column identity_change.document_id is 'The proof; deleted once decided.';
comment on column identity_change.status is '«attente», «acceptee», «refusee» or «retiree».';
comment on column identity_change.asked_at is 'When it was asked.';
comment on column identity_change.decided_at is 'When it was decided or withdrawn.';
comment on column identity_change.decided_by is 'The agent, when one decided.';
comment on column identity_change.reason is 'Why it was refused, as its author reads it. [personal: identity]';
