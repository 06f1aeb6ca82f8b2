-- A membership that rests: it keeps its role and gives nothing. Every policy and function asks for ACTIVE, so nothing else has to
-- know of it. Alone in its migration: a new value may not be used in the transaction that adds it.
alter type member_status add value 'PAUSED' after 'ACTIVE';
