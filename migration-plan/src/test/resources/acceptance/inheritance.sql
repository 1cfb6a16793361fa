=== before
CREATE TABLE "Vehicle" (id int PRIMARY KEY, "wheelCount" int, CONSTRAINT "someWheels" CHECK ("wheelCount" > 0));
CREATE TABLE "Truck" ("maxLoad" int) INHERITS ("Vehicle");
CREATE TABLE "Tanker" ("tankVolume" int) INHERITS ("Truck");
INSERT INTO "Truck" VALUES (1, 6, 1000);
=== old
SELECT "wheelCount" FROM "Vehicle"
;
INSERT INTO "Tanker" VALUES (2, 8, 2000, 300)
;
UPDATE "Vehicle" SET "wheelCount" = 7
=== new
SELECT wheel_count FROM vehicles
