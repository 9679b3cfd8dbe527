-- Double-entry ledger, tariffs and top-ups. Amounts are integer cents; entries are never changed: a correction is a reversal.

create table ledger_account (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('household', 'revenue', 'bank')),
  household_id bigint unique references household,
  service_id bigint unique references service,
  check ((kind = 'household') = (household_id is not null)),
  check ((kind = 'revenue') = (service_id is not null))
);
create unique index ledger_account_bank on ledger_account (kind) where kind = 'bank';

create table ledger_balance (
  account_id bigint primary key references ledger_account,
  balance_cents bigint not null
);

create table ledger_transaction (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('charge', 'reversal', 'top_up')),
  business_ref text not null unique,
  reverses_id bigint unique references ledger_transaction,
  recorded_at timestamptz not null,
  recorded_on date not null,
  account_id bigint references account,
  check ((kind = 'reversal') = (reverses_id is not null)),
  check (recorded_on = (recorded_at at time zone 'Europe/Paris')::date)
);

create table ledger_entry (
  id bigint generated always as identity primary key,
  transaction_id bigint not null references ledger_transaction,
  account_id bigint not null references ledger_account,
  amount_cents bigint not null check (amount_cents <> 0),
  value_date date not null,
  person_id bigint references person,
  activity_id bigint references activity,
  service_label text,
  activity_label text,
  sub_label text,
  quantity integer check (quantity > 0),
  unit_cents integer check (unit_cents > 0),
  check ((quantity is null) = (unit_cents is null)),
  check (abs(amount_cents) = quantity::bigint * unit_cents)
);
create index ledger_entry_transaction on ledger_entry (transaction_id);
create index ledger_entry_account on ledger_entry (account_id, value_date desc, id desc);

create function ledger_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger rows are append-only: % on % refused', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger ledger_account_append_only before update or delete or truncate on ledger_account for each statement execute function ledger_refuse_change();
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry for each statement execute function ledger_refuse_change();
create trigger ledger_transaction_append_only before update or delete or truncate on ledger_transaction for each statement execute function ledger_refuse_change();

-- Checked when the database transaction commits, once per entry written.
create function ledger_check_balanced() returns trigger language plpgsql as $$
declare total bigint; lines integer;
begin
  select coalesce(sum(amount_cents), 0), count(*) into total, lines from ledger_entry where transaction_id = new.transaction_id;
  if total <> 0 or lines < 2 then
    raise exception 'ledger transaction % has % entries that sum to %', new.transaction_id, lines, total using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_entry_balanced after insert on ledger_entry deferrable initially deferred for each row execute function ledger_check_balanced();

create function ledger_check_not_empty() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from ledger_entry where transaction_id = new.id) then
    raise exception 'ledger transaction % has no entry', new.id using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_transaction_not_empty after insert on ledger_transaction deferrable initially deferred for each row execute function ledger_check_not_empty();

-- Household balances are kept in the same transaction; revenue and bank accounts are summed when asked, so that no booking waits on a shared row.
-- Rows are written in the order of account numbers: two bookings that touch the same households never wait for each other in a circle.
create function ledger_keep_balance() returns trigger language plpgsql as $$
begin
  insert into ledger_balance as b (account_id, balance_cents)
    select e.account_id, sum(e.amount_cents) from added e join ledger_account a on a.id = e.account_id
    where a.kind = 'household' group by e.account_id order by e.account_id
  on conflict (account_id) do update set balance_cents = b.balance_cents + excluded.balance_cents;
  return null;
end $$;
create trigger ledger_entry_balance after insert on ledger_entry referencing new table as added for each statement execute function ledger_keep_balance();

-- Only the trigger above writes a balance: nobody sets one by hand.
create function ledger_refuse_balance() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 then return null; end if;
  raise exception 'a ledger balance follows its entries: % on % refused', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger ledger_balance_follows before insert or update or delete or truncate on ledger_balance for each statement execute function ledger_refuse_balance();

create table tariff (
  id bigint generated always as identity primary key,
  activity_id bigint not null references activity,
  label text check (label <> ''),
  amount_cents integer not null check (amount_cents >= 0),
  valid_from date not null,
  valid_until date,
  deliberation text not null,
  check (valid_until is null or valid_from <= valid_until)
);
-- One price per activity and day: dated versions never overlap.
create unique index tariff_start on tariff (activity_id, valid_from);
alter table tariff add constraint tariff_no_overlap
  exclude using gist (activity_id with =, daterange(valid_from, valid_until, '[]') with &&);

create table top_up (
  id bigint generated always as identity primary key,
  household_id bigint not null references household,
  account_id bigint not null references account,
  amount_cents integer not null check (amount_cents > 0),
  form_key text not null unique,
  reference text not null unique check (reference ~ '^[A-Z0-9]{6,30}$'),
  provider text,
  provider_ref text,
  redirect_url text,
  status text not null check (status in ('created', 'pending', 'paid', 'refused', 'abandoned', 'expired', 'disputed')),
  created_at timestamptz not null,
  started_at timestamptz,
  settled_at timestamptz,
  receipt_number bigint unique,
  transaction_id bigint unique references ledger_transaction,
  unique (provider, provider_ref),
  check ((provider is null) = (provider_ref is null) and (provider is null) = (redirect_url is null) and (provider is null) = (started_at is null)),
  check (status <> 'created' or provider is null),
  check (status in ('created', 'expired') or provider is not null),
  check ((status in ('created', 'pending')) = (settled_at is null)),
  check ((status = 'paid') = (receipt_number is not null)),
  check ((status = 'paid') = (transaction_id is not null))
);
create index top_up_household on top_up (household_id, created_at);
create index top_up_open on top_up (created_at) where status in ('created', 'pending');

create table counter (
  name text primary key,
  value bigint not null
);

create table demo_bank_payment (
  id text primary key,
  reference text not null unique,
  amount_cents integer not null,
  object text not null,
  return_url text not null,
  status text not null check (status in ('waiting', 'paid', 'refused', 'abandoned')),
  created_at timestamptz not null
);

comment on table ledger_account is 'Where money is: one account per household, one per service (what it earned), one for the bank.';
comment on column ledger_account.id is 'Number.';
comment on column ledger_account.kind is 'household (a family''s prepaid account: above zero, the town owes the family), revenue (one per service) or bank (what came in from payment platforms).';
comment on column ledger_account.household_id is 'Whose account. [personal: family]';
comment on column ledger_account.service_id is 'The service that earns.';

comment on table ledger_balance is 'Balance of each household account, kept by a trigger in the transaction that writes the entries.';
comment on column ledger_balance.account_id is 'A household''s account.';
comment on column ledger_balance.balance_cents is 'Sum of the account''s entries, in cents. [personal: money]';

comment on table ledger_transaction is 'What happened, once: a charge, its reversal, a top-up. Never changed nor deleted.';
comment on column ledger_transaction.id is 'Number, in order of writing; gaps are possible.';
comment on column ledger_transaction.kind is 'charge, reversal or top_up.';
comment on column ledger_transaction.business_ref is 'What it is about, in the words of the feature that asked («top-up:12»): the same reference is written once.';
comment on column ledger_transaction.reverses_id is 'The transaction that this one undoes; a transaction is undone once.';
comment on column ledger_transaction.recorded_at is 'When it was written.';
comment on column ledger_transaction.recorded_on is 'Record date («Date d''enregistrement»): the day in Paris of recorded_at.';
comment on column ledger_transaction.account_id is 'Who did it: the login of a citizen or of an agent. [personal: identity]';

comment on table ledger_entry is 'A line of a transaction: the entries of one transaction sum to zero. Never changed nor deleted.';
comment on column ledger_entry.id is 'Number.';
comment on column ledger_entry.transaction_id is 'Its transaction.';
comment on column ledger_entry.account_id is 'The account that moves.';
comment on column ledger_entry.amount_cents is 'Signed cents: below zero, the account is debited. [personal: money]';
comment on column ledger_entry.value_date is 'Value date («Date de valeur»): the day of the service, or the day of the payment.';
comment on column ledger_entry.person_id is 'The child concerned, on the household''s line only; the name is composed at display. [personal: family]';
comment on column ledger_entry.activity_id is 'The activity charged.';
comment on column ledger_entry.service_label is 'The service''s name when it was charged («Garderie»).';
comment on column ledger_entry.activity_label is 'Session and activity when they were charged («Garderie soir - Garderie soir»).';
comment on column ledger_entry.sub_label is 'What the statement adds under «Sous libellé»: the tariff''s name, the receipt''s number.';
comment on column ledger_entry.quantity is 'How many units.';
comment on column ledger_entry.unit_cents is 'Price of one unit, in cents.';

comment on table tariff is 'Prices, by dated version: a new price is a new row, the former one is given an end.';
comment on column tariff.id is 'Number.';
comment on column tariff.activity_id is 'The activity priced.';
comment on column tariff.label is 'Name of the tariff as the statement shows it («Tarif enfant»); none when the activity has a single price.';
comment on column tariff.amount_cents is 'Price of one unit, in cents; 0 is free. No row for a day means that it cannot be booked.';
comment on column tariff.valid_from is 'First day of service at this price.';
comment on column tariff.valid_until is 'Last day of service at this price; none while it runs.';
comment on column tariff.deliberation is 'The council''s decision that set it.';

comment on table top_up is 'Payments that families start to fill their account.';
comment on column top_up.id is 'Number, shown to the family as the payment''s number.';
comment on column top_up.household_id is 'The household credited. [personal: family]';
comment on column top_up.account_id is 'Who pays: the login. [personal: identity]';
comment on column top_up.amount_cents is 'Amount chosen, in cents. [personal: money]';
comment on column top_up.form_key is 'Key of the form that created it: the same form sent twice gives the same payment.';
comment on column top_up.reference is 'Our reference for the payment platform, unique, capitals and digits only (PayFiP: refdet, 6 to 30 characters).';
comment on column top_up.provider is 'The payment platform it was handed to.';
comment on column top_up.provider_ref is 'That platform''s own reference.';
comment on column top_up.redirect_url is 'Where the family pays.';
comment on column top_up.status is 'created (amount chosen) → pending (handed to the platform) → paid, refused, abandoned, expired, or disputed (the platform says another amount: nothing is credited). Only paid is for ever.';
comment on column top_up.created_at is 'When the amount was chosen.';
comment on column top_up.started_at is 'When it was handed to the platform.';
comment on column top_up.settled_at is 'When its outcome was learned.';
comment on column top_up.receipt_number is 'Number of the receipt, given with the credit, without holes.';
comment on column top_up.transaction_id is 'The ledger transaction that credited the account.';

comment on table counter is 'Numbers without holes: taken inside the transaction that uses them, so that a rollback gives them back.';
comment on column counter.name is 'What is numbered.';
comment on column counter.value is 'Last number given.';

comment on table demo_bank_payment is 'What the demo''s pretend bank remembers. Empty in production.';
comment on column demo_bank_payment.id is 'The pretend bank''s reference, random.';
comment on column demo_bank_payment.reference is 'The reference it was given.';
comment on column demo_bank_payment.amount_cents is 'Amount asked, in cents.';
comment on column demo_bank_payment.object is 'What is paid, as the page shows it.';
comment on column demo_bank_payment.return_url is 'Where it sends the payer back.';
comment on column demo_bank_payment.status is 'waiting, paid, refused or abandoned.';
comment on column demo_bank_payment.created_at is 'When it was asked.';
