-- What tells of a child's health goes once it serves no more: looked for every night by its last day.

create index packed_lunch_ended on packed_lunch (valid_until) where valid_until is not null;
