-- Kinds of attendance may be added and withdrawn; what booking without an enrolment asks is said as it is.
alter table attendance_kind
  add column retired_at timestamptz;
comment on column attendance_kind.retired_at is 'When it stopped being offered in roll-calls; none while it is. Marks that have it keep it.';
comment on column activity.requires_enrolment is 'Whether a child must be enrolled in it to be booked; otherwise being enrolled in any activity that day is enough.';
