-- Every way in which a town says until when one may book or cancel.
alter table cut_off_rule
  drop constraint cut_off_rule_kind_check,
  drop constraint cut_off_rule_check,
  add column skipped_weekdays integer[] not null default '{}',
  add column skips_public_holidays boolean not null default false,
  add column weekday integer,
  add column weeks_before integer,
  add column day_of_month integer,
  add constraint cut_off_rule_kind_check check (kind in ('days_before', 'weekday_before', 'month_before', 'none')),
  add constraint cut_off_rule_days_before_kind check ((kind = 'days_before') = (days_before is not null)),
  add constraint cut_off_rule_weekday_kind check ((kind = 'weekday_before') = (weekday is not null and weeks_before is not null)),
  add constraint cut_off_rule_month_kind check ((kind = 'month_before') = (day_of_month is not null)),
  add constraint cut_off_rule_time check ((kind = 'none') = (at_time is null)),
  add constraint cut_off_rule_days_most check (days_before <= 366),
  -- A day must be left to count: the seven skipped would never end.
  add constraint cut_off_rule_skipped check (skipped_weekdays <@ array[1,2,3,4,5,6,7] and not skipped_weekdays @> array[1,2,3,4,5,6,7]),
  add constraint cut_off_rule_skipped_kind check (kind = 'days_before' or (skipped_weekdays = '{}' and not skips_public_holidays)),
  add constraint cut_off_rule_weekday_range check (weekday between 1 and 7),
  add constraint cut_off_rule_weeks_range check (weeks_before in (1, 2)),
  add constraint cut_off_rule_month_range check (day_of_month between 1 and 31);

comment on column cut_off_rule.kind is 'days_before (n days before, at a time), weekday_before (a weekday of the week before or of two before, at a time), month_before (day n of the previous month, at a time) or none (until the eve, since today is never bookable).';
comment on column cut_off_rule.days_before is 'days_before: days before the day of service, those skipped not counted.';
comment on column cut_off_rule.skipped_weekdays is 'days_before: weekdays that are not counted, 1 = Monday … 7 = Sunday.';
comment on column cut_off_rule.skips_public_holidays is 'days_before: public holidays are not counted.';
comment on column cut_off_rule.weekday is 'weekday_before: 1 = Monday … 7 = Sunday.';
comment on column cut_off_rule.weeks_before is 'weekday_before: 1 for the week before that of the service, 2 for the one before.';
comment on column cut_off_rule.day_of_month is 'month_before: day of the month before that of the service; its last day when it has fewer.';
