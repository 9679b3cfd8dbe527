-- «Ma famille»: a guardian invites the other parent, each household keeps its own account; and who may fetch a child.

alter table guardianship add column given_by bigint references person;
create index guardianship_given_by on guardianship (given_by) where given_by is not null;
comment on column guardianship.given_by is 'The guardian who invited this one and may take it back; null for who declared the child, or was written by the town hall. [personal: family]';

create table guardian_invitation (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  inviter_id bigint not null references person,
  email text not null check (email = lower(email)),
  may_book boolean not null,
  may_pay boolean not null,
  is_written_to boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by bigint references person,
  superseded_at timestamptz,
  check ((used_at is null) = (used_by is null))
);
create index guardian_invitation_inviter on guardian_invitation (inviter_id, created_at);
create index guardian_invitation_used_by on guardian_invitation (used_by) where used_by is not null;
create index guardian_invitation_old on guardian_invitation (expires_at);

create table guardian_invitation_child (
  invitation_id bigint not null references guardian_invitation on delete cascade,
  child_id bigint not null references person,
  primary key (invitation_id, child_id)
);
create index guardian_invitation_child_child on guardian_invitation_child (child_id);

create table authorised_person (
  id bigint generated always as identity primary key,
  child_id bigint not null references person,
  name text not null check (name <> ''),
  link text,
  phone text,
  may_fetch boolean not null,
  is_called boolean not null,
  added_by bigint not null references person,
  added_at timestamptz not null,
  check (may_fetch or is_called)
);
create index authorised_person_child on authorised_person (child_id, id);
create index authorised_person_added_by on authorised_person (added_by);

comment on table guardian_invitation is 'A guardian asks somebody to follow their children too, by a link sent by letter. Deleted a month after its end.';
comment on column guardian_invitation.id is 'Number.';
comment on column guardian_invitation.token_hash is 'SHA-256 of the 256 random bits of the link.';
comment on column guardian_invitation.inviter_id is 'Who invites. [personal: family]';
comment on column guardian_invitation.email is 'To whom the link is sent. [personal: contact]';
comment on column guardian_invitation.may_book is 'Right offered: books and cancels. [personal: family]';
comment on column guardian_invitation.may_pay is 'Right offered: sees amounts. [personal: family]';
comment on column guardian_invitation.is_written_to is 'Right offered: receives what the town hall writes. [personal: family]';
comment on column guardian_invitation.created_at is 'When it was sent.';
comment on column guardian_invitation.expires_at is 'At this very instant it is over.';
comment on column guardian_invitation.used_at is 'When it was accepted.';
comment on column guardian_invitation.used_by is 'Who accepted it. [personal: family]';
comment on column guardian_invitation.superseded_at is 'Withdrawn, or sent again.';

comment on table guardian_invitation_child is 'The children that an invitation is about.';
comment on column guardian_invitation_child.invitation_id is 'The invitation.';
comment on column guardian_invitation_child.child_id is 'The child. [personal: family]';

comment on table authorised_person is 'Who may fetch a child or is to be called, beside what its fiche says.';
comment on column authorised_person.id is 'Number.';
comment on column authorised_person.child_id is 'The child. [personal: family]';
comment on column authorised_person.name is 'First and last name. [personal: identity]';
comment on column authorised_person.link is '«Grand-mère», «voisin». [personal: family]';
comment on column authorised_person.phone is 'Telephone. [personal: contact]';
comment on column authorised_person.may_fetch is 'May fetch the child.';
comment on column authorised_person.is_called is 'Is called when something happens.';
comment on column authorised_person.added_by is 'The guardian who said so, and may take it back. [personal: family]';
comment on column authorised_person.added_at is 'When.';
