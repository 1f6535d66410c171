-- How many private parts with votes were deleted: whoever holds a state that was folded before one of them folds anew.
alter table log add column deletions bigint not null default 0;

-- States kept until now may hold votes of parts that were deleted.
delete from snapshot;
