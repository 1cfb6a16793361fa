-- A monitor that dies after it has made the slot anew, and before it has said so, leaves it to the next to say.

ALTER TABLE onoma.capture ADD COLUMN gap_untold boolean NOT NULL DEFAULT false;

UPDATE onoma.capture SET version = 2;
