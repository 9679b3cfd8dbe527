-- What an administrator settles for the whole town, and who changed what.
alter table town
  add column logo_id text references public_image,
  add column picture_id text references public_image,
  add column picture_alt text not null default '',
  add column password_profile text not null default 'manuel' check (password_profile in ('manuel', 'longueur')),
  add column switched_off text[] not null default '{}',
  add column mail_name text check (mail_name <> ''),
  add column mail_address text check (mail_address <> ''),
  add column mail_reply_to text check (mail_reply_to <> '');
comment on column town.logo_id is 'Logo shown in the banner; none: the mark of Liane.';
comment on column town.picture_id is 'Picture on the public home; none: the one drawn for Liane.';
comment on column town.picture_alt is 'What the picture shows, for who does not see it; empty when it only decorates.';
comment on column town.password_profile is 'What a new password must be: manuel (the manual''s rule) or longueur (15 characters, whatever they are).';
comment on column town.switched_off is 'Features that the town does not offer, by their names in the code.';
comment on column town.mail_name is 'Name that letters come from; none: the installation''s.';
comment on column town.mail_address is 'Address that letters come from; none: the installation''s.';
comment on column town.mail_reply_to is 'Address that answers to letters go to; none: the one that they come from.';

create table setting_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id bigint not null references account,
  setting text not null check (setting <> ''),
  before text not null,
  after text not null,
  check (before <> after)
);
create trigger setting_change_append_only before update or delete or truncate on setting_change for each statement execute function audit_refuse_change();
comment on table setting_change is 'Each setting of the town that somebody changed: append-only.';
comment on column setting_change.id is 'Identifier.';
comment on column setting_change.at is 'When.';
comment on column setting_change.account_id is 'Which agent. [personal: identity]';
comment on column setting_change.setting is 'What, as its page calls it: «Identité – Couleur».';
comment on column setting_change.before is 'What it was, as shown; empty when nothing.';
comment on column setting_change.after is 'What it became, as shown; empty when nothing.';
